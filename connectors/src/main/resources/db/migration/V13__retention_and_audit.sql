-- What finds the rows whose time is over without reading the others. Tables that hold a row a video,
-- campaign or tag, not one an event, are small enough without.
CREATE INDEX messages_age ON tideline.messages (occurred_at);
CREATE INDEX volume_hourly_age ON tideline.volume_hourly (window_start);
CREATE INDEX volume_daily_age ON tideline.volume_daily (window_start);
CREATE INDEX sentiment_hourly_age ON tideline.sentiment_hourly (window_start);
CREATE INDEX conversations_age ON tideline.conversations
  (greatest(opened_at, first_reply_at, first_human_reply_at, resolved_at));
CREATE INDEX conversation_kpis_hourly_age ON tideline.conversation_kpis_hourly (window_start);
CREATE INDEX conversions_age ON tideline.conversions (occurred_at);
CREATE INDEX alerts_age ON tideline.alerts (greatest(started_at, ended_at));
CREATE INDEX dead_letters_age ON tideline.dead_letters (failed_at);

-- Triggers by their time, for that and for the audit, and what belongs to one.
CREATE INDEX triggers_age ON tideline.triggers (created_at, trigger_id);
CREATE INDEX triggers_message ON tideline.triggers (message_id);
CREATE INDEX alerts_message ON tideline.alerts ((subject ->> 'message_id'));
CREATE INDEX alerts_conversation ON tideline.alerts ((subject ->> 'conversation_id'));
