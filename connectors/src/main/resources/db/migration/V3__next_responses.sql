-- How long customers waited for answers after the first one, and when a bot handed over.
ALTER TABLE tideline.conversations
  ADD COLUMN nrt_avg_s numeric,
  ADD COLUMN nrt_max_s numeric,
  ADD COLUMN handed_off_at timestamptz;
