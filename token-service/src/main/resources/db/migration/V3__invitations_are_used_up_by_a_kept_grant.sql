-- The invitation that a consent under way came from; the kept grant uses it up.
ALTER TABLE pending_authorizations ADD COLUMN invitation_hash text;
