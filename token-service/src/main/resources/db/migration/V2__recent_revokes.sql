-- Revokes that may come before the grant that they end: remembered for an hour, by the hash of the user's id.
CREATE TABLE recent_revokes (
    user_hash text NOT NULL,
    -- '' means every event.
    event_id  text NOT NULL,
    at        timestamptz NOT NULL,
    heard_at  timestamptz NOT NULL,
    PRIMARY KEY (user_hash, event_id)
);
CREATE INDEX recent_revokes_expiry ON recent_revokes (heard_at);
