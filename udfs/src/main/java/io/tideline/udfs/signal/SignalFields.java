package io.tideline.udfs.signal;

import java.util.List;

/**
 * The fields of signals, in groups that kinds share. Fields are never renamed, for rules use them,
 * and added in groups behind all others of a kind, for state holds signals by their places.
 */
final class SignalFields {
  /** Every signal's own. */
  static final List<SignalField> COMMON =
      List.of(
          new SignalField("signal.platform", FieldType.STRING, "the platform, such as tiktok"),
          new SignalField("signal.occurred_at", FieldType.TIMESTAMP, "event time of the cause"),
          new SignalField("account.id", FieldType.STRING, "the brand's or creator's own account"),
          new SignalField(
              "account.spike", FieldType.BOOL, "a comment spike of the whole account is firing"),
          new SignalField(
              "account.dm_growth", FieldType.BOOL, "sustained growth of direct messages is firing"),
          new SignalField(
              "business_hours.open",
              FieldType.BOOL,
              "the account is open at that time; true where it has no hours"));

  /** What the thresholds say of an inbound message; behind all its others, which are stored. */
  static final List<SignalField> JUDGED =
      List.of(
          new SignalField(
              "signal.toxic",
              FieldType.BOOL,
              "toxicity from thresholds.messages.toxic_from on; absent without a text"),
          new SignalField(
              "signal.very_negative",
              FieldType.BOOL,
              "a score below thresholds.messages.negative_below; absent without a text"));

  /** Of an inbound message. */
  static final List<SignalField> MESSAGE =
      List.of(
          new SignalField("signal.channel", FieldType.STRING, "dm or comment"),
          new SignalField(
              "signal.has_text", FieldType.BOOL, "false where the platform withholds the text"),
          new SignalField(
              "signal.text_length", FieldType.INT, "Unicode characters; absent without a text"),
          new SignalField(
              "signal.lang", FieldType.STRING, "en, de, nl or und; absent without a text"),
          new SignalField(
              "signal.region",
              FieldType.STRING,
              "two letters, of the language tag that the message carried; absent where it named"
                  + " none"),
          new SignalField(
              "signal.sentiment_score",
              FieldType.DOUBLE,
              "0 (negative) to 1 (positive); absent without a text"),
          new SignalField(
              "signal.sentiment_label",
              FieldType.STRING,
              "negative, neutral or positive; absent without a text"),
          new SignalField(
              "signal.intent",
              FieldType.STRING,
              "purchase, question, complaint, spam, praise or other; absent without a text"),
          new SignalField(
              "signal.intent_confidence", FieldType.DOUBLE, "0 to 1; absent without a text"),
          new SignalField("signal.toxicity", FieldType.DOUBLE, "0 to 1; absent without a text"),
          new SignalField("signal.spam", FieldType.DOUBLE, "0 to 1; absent without a text"),
          new SignalField(
              "signal.policy_terms",
              FieldType.STRINGS,
              "the playbook's policy terms that stand in the text; empty where none does"),
          new SignalField(
              "signal.campaign_tag",
              FieldType.STRING,
              "as the message carried it; absent where it carried none"),
          new SignalField(
              "signal.likes", FieldType.INT, "of a comment when it came; absent where unsaid"),
          new SignalField("signal.in_thread", FieldType.BOOL, "the comment answers another one"),
          new SignalField(
              "signal.faq",
              FieldType.STRING,
              "id of the FAQ entry that answers it; absent where none matches well enough"),
          new SignalField(
              "signal.faq_score", FieldType.DOUBLE, "how well that entry matches, 0 to 1"));

  /** Of the person it is about. */
  static final List<SignalField> PERSON =
      List.of(
          new SignalField("person.orders", FieldType.INT, "orders so far"),
          new SignalField("person.opted_out", FieldType.BOOL, "wants no automation any more"),
          new SignalField(
              "person.blocked", FieldType.BOOL, "is on the playbook's list guards.blocked"),
          new SignalField("person.is_account", FieldType.BOOL, "is the account itself"));

  /** Of the conversation it belongs to. */
  static final List<SignalField> CONVERSATION =
      List.of(
          new SignalField(
              "conversation.waiting_s",
              FieldType.DOUBLE,
              "seconds since the oldest message of the episode that nobody answered; 0 for that"
                  + " message itself"),
          new SignalField(
              "conversation.human",
              FieldType.BOOL,
              "a person has it: assigned, or an agent wrote in it, until resolved"),
          new SignalField(
              "conversation.attempts",
              FieldType.INT,
              "automated answers in the episode without a person's"),
          new SignalField(
              "conversation.frt_target_s",
              FieldType.INT,
              "the first-response target of its channel in seconds"),
          new SignalField(
              "conversation.age_s", FieldType.DOUBLE, "seconds since the episode opened"),
          new SignalField("conversation.episode", FieldType.INT, "1 for the first"));

  /** Of the video it is about; absent where it is about none. */
  static final List<SignalField> VIDEO =
      List.of(
          new SignalField("video.viral", FieldType.BOOL, "its reach band is viral"),
          new SignalField("video.spike", FieldType.BOOL, "a comment spike of the video is firing"),
          new SignalField(
              "video.negative_comments_1h",
              FieldType.INT,
              "inbound comments with label negative in the last 60 minutes, this one included"),
          new SignalField(
              "video.comments_1h",
              FieldType.INT,
              "inbound comments in the last 60 minutes, this one included"),
          new SignalField(
              "video.reach_band",
              FieldType.STRING,
              "follower_bound, organic or viral; absent before its first snapshot"),
          new SignalField(
              "video.region", FieldType.STRING, "as its last snapshot said; absent where unsaid"));

  /** Of a rise of a count. */
  static final List<SignalField> VOLUME =
      List.of(
          new SignalField("signal.status", FieldType.STRING, "firing or resolved"),
          new SignalField(
              "signal.series", FieldType.STRING, "comment, dm, gift, order or negative_comment"),
          new SignalField("signal.scope", FieldType.STRING, "account or video"),
          new SignalField("signal.severity", FieldType.STRING, "warning or critical"),
          new SignalField("signal.count", FieldType.INT, "of the window"),
          new SignalField(
              "signal.baseline",
              FieldType.DOUBLE,
              "the count it is compared with; absent where there is none"),
          new SignalField(
              "signal.growth",
              FieldType.DOUBLE,
              "(count - baseline) / baseline, 0.5 is +50 %; absent where the baseline is 0 or"
                  + " absent"),
          new SignalField(
              "signal.started_at", FieldType.TIMESTAMP, "start of the window it first fired for"));

  /** Of a drop of sentiment. */
  static final List<SignalField> SENTIMENT =
      List.of(
          new SignalField("signal.status", FieldType.STRING, "firing or resolved"),
          new SignalField("signal.channel", FieldType.STRING, "dm or comment"),
          new SignalField("signal.scope", FieldType.STRING, "account or video"),
          new SignalField("signal.mean", FieldType.DOUBLE, "mean score of the hour, 0 to 1"),
          new SignalField(
              "signal.baseline",
              FieldType.DOUBLE,
              "mean of the same hour a week before; absent where too few messages came"),
          new SignalField("signal.messages", FieldType.INT, "messages with a score in the hour"));

  /** Of a target. */
  static final List<SignalField> SLA =
      List.of(
          new SignalField("signal.status", FieldType.STRING, "firing or resolved"),
          new SignalField("signal.channel", FieldType.STRING, "dm or comment"),
          new SignalField("signal.target", FieldType.STRING, "frt or resolution"),
          new SignalField("signal.target_s", FieldType.INT, "the target in seconds"),
          new SignalField("signal.due_at", FieldType.TIMESTAMP, "when it is or was due"),
          new SignalField(
              "signal.intent",
              FieldType.STRING,
              "the intent of the episode's last message; absent without a text"));

  /** Of the episode that a target is of; these came later than the others. */
  static final List<SignalField> OPENING =
      List.of(
          new SignalField(
              "signal.opened_at", FieldType.TIMESTAMP, "when the episode opened that it is of"));

  /** Of a message that a person should see. */
  static final List<SignalField> FLAGGED =
      List.of(
          new SignalField("signal.channel", FieldType.STRING, "dm or comment"),
          new SignalField("signal.lang", FieldType.STRING, "en, de, nl or und"),
          new SignalField(
              "signal.sentiment_score", FieldType.DOUBLE, "0 (negative) to 1 (positive)"),
          new SignalField(
              "signal.intent",
              FieldType.STRING,
              "purchase, question, complaint, spam, praise or other"),
          new SignalField("signal.toxicity", FieldType.DOUBLE, "0 to 1"),
          new SignalField(
              "signal.policy_terms",
              FieldType.STRINGS,
              "the playbook's policy terms that stand in the text; empty where none does"));

  /** Of a change of a conversation. */
  static final List<SignalField> EPISODE =
      List.of(
          new SignalField("signal.channel", FieldType.STRING, "dm or comment"),
          new SignalField(
              "signal.queue",
              FieldType.STRING,
              "the queue it was assigned from; absent where unsaid"),
          new SignalField(
              "signal.frt_s",
              FieldType.DOUBLE,
              "seconds to the first reply; absent where there was none"),
          new SignalField(
              "signal.resolution_s",
              FieldType.DOUBLE,
              "seconds to the resolution; absent while open"));

  /** Of a gift in a live. */
  static final List<SignalField> GIFT =
      List.of(
          new SignalField("signal.gift_id", FieldType.STRING, "the gift"),
          new SignalField("signal.gift", FieldType.STRING, "its name; absent where unsaid"),
          new SignalField("signal.diamonds", FieldType.INT, "value of one gift times their number"),
          new SignalField("signal.count", FieldType.INT, "how many, the highest of the streak"),
          new SignalField(
              "signal.first_small",
              FieldType.BOOL,
              "under 100 diamonds, and the viewer's first such gift in this live"));

  /** Of an order. */
  static final List<SignalField> ORDER =
      List.of(
          new SignalField("signal.amount", FieldType.DOUBLE, "in the order's currency, gross"),
          new SignalField("signal.currency", FieldType.STRING, "three letters"),
          new SignalField("signal.items", FieldType.INT, "how many lines; absent where unsaid"),
          new SignalField("signal.new_customer", FieldType.BOOL, "absent where unsaid"),
          new SignalField("signal.coupon", FieldType.BOOL, "a coupon was used"),
          new SignalField(
              "signal.after_live",
              FieldType.BOOL,
              "the buyer clicked a product in a live within the last 24 h, under any id that was"
                  + " linked to them by then"),
          new SignalField(
              "signal.conversion_path",
              FieldType.STRING,
              "what led to it: dm_sale, comment_sale, live_sale, ad_click, view_through, link or"
                  + " direct, as known when it was placed"));

  /** Of a video's figures. */
  static final List<SignalField> CONTENT =
      List.of(
          new SignalField("signal.age_h", FieldType.DOUBLE, "hours since it was published"),
          new SignalField("signal.views", FieldType.INT, "so far"),
          new SignalField("signal.likes", FieldType.INT, "so far"),
          new SignalField("signal.comments", FieldType.INT, "so far"),
          new SignalField("signal.shares", FieldType.INT, "so far"),
          new SignalField("signal.plays", FieldType.INT, "so far; absent where unsaid"),
          new SignalField(
              "signal.completion_rate_pct",
              FieldType.DOUBLE,
              "completions / plays in percent; absent where unsaid"),
          new SignalField(
              "signal.watch_ratio",
              FieldType.DOUBLE,
              "average watch time / length; absent where unsaid"),
          new SignalField(
              "signal.view_to_follower_ratio",
              FieldType.DOUBLE,
              "views / followers; absent without followers"),
          new SignalField(
              "signal.er_by_views_pct",
              FieldType.DOUBLE,
              "engagement by views in percent; absent without views"),
          new SignalField(
              "signal.campaign_tag",
              FieldType.STRING,
              "as the snapshot carried it; absent where it carried none"));

  /** Of an experiment. */
  static final List<SignalField> EXPERIMENT =
      List.of(
          new SignalField("signal.experiment", FieldType.STRING, "its id"),
          new SignalField("signal.variant", FieldType.STRING, "the variant"),
          new SignalField(
              "signal.metric", FieldType.STRING, "completion_rate or engagement_by_views"),
          new SignalField("signal.decision", FieldType.STRING, "winner, loser or no_difference"),
          new SignalField(
              "signal.uplift_pct", FieldType.DOUBLE, "relative to the control, in percent"),
          new SignalField("signal.samples", FieldType.INT, "plays or views of the variant"));

  /** Of an episode that automation could not settle. */
  static final List<SignalField> EXHAUSTED =
      List.of(
          new SignalField("signal.channel", FieldType.STRING, "dm or comment"),
          new SignalField(
              "signal.intent",
              FieldType.STRING,
              "of the message that would have been answered; absent without a text"));

  private SignalFields() {}
}
