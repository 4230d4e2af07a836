-- What a trigger of the action 'tag' tags with.
ALTER TABLE tideline.triggers ADD COLUMN tag text;
