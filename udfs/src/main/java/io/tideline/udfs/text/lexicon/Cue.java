package io.tideline.udfs.text.lexicon;

/** What a single word may point to: an attack on somebody, or advertising (SEMANTICS §3). */
public enum Cue {
  /** Degrades a group of people, or calls for its persecution. */
  SLUR,
  /** Vulgar, of nobody in particular. */
  SWEAR,
  /** Degrades a person. */
  INSULT,
  /** Of violence or expulsion, also where nobody is threatened. */
  THREAT,
  /** Names a group of people that is often attacked; no attack by itself. */
  GROUP,
  /** Asks to be followed. */
  SUBSCRIBE,
  /** Where somebody is to be followed. */
  CHANNEL,
  /** Sends people elsewhere: "check", "visit". */
  LOOK,
  /** "My", "our". */
  OWN,
  /** What people make and advertise: "cover", "shop". */
  CREATION,
  /** Begs. */
  PLEAD,
  /** Promises money, prizes or bargains. */
  GAIN,
  /** How people who advertise themselves begin: "rapper", "newcomer". */
  INTRODUCE,
  /** What they are after: "views", "fans". */
  AUDIENCE,
  /** Of paid text messages, calls and meetings. */
  PHONE;

  /** How many there are. */
  public static final int COUNT = values().length;

  int bit() {
    return 1 << ordinal();
  }
}
