-- Every observation moves seen_upto. Without an index on it, and with room beside the row, PostgreSQL
-- writes that in place (HOT); who was not seen is looked for once a listing, by the key.
DROP INDEX resource_state_sweep;
ALTER TABLE resource_state SET (fillfactor = 50);

-- A record is read, and removed, with its shard: one index does for both.
ALTER TABLE outbox DROP CONSTRAINT outbox_pkey;
DROP INDEX outbox_next;
ALTER TABLE outbox ADD PRIMARY KEY (shard, no);

-- Whose rows live for a moment; what is left of them lies in the way of those that look for the next.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
ALTER TABLE work SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
