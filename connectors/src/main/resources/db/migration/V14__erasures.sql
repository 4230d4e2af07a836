-- An erasure finds the rows of a person by their pseudonym, whatever the size of the table.
CREATE INDEX messages_customer ON tideline.messages (customer_key);
CREATE INDEX conversations_customer ON tideline.conversations (customer_key);
CREATE INDEX alerts_customer ON tideline.alerts ((subject ->> 'customer_key'));
CREATE INDEX triggers_customer ON tideline.triggers (customer_key);
CREATE INDEX conversions_person ON tideline.conversions (person_key);
