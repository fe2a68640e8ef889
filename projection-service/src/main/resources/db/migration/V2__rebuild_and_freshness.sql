-- To read one's own change: which revisions have arrived. Those that were overtaken within a batch
-- are noted beside the one that overtook them; of what was pruned the highest is known.
ALTER TABLE change ADD COLUMN passed bigint[];
ALTER TABLE feed ADD COLUMN pruned_revision bigint NOT NULL DEFAULT 0;

-- When the newest of what changed last was seen at Revento: how far behind the models are.
ALTER TABLE feed ADD COLUMN observed_at timestamptz;

-- Rebuilds of the models from the topics. While one is running, whoever writes into the schema
-- "model" also writes into "model_next".
CREATE TABLE rebuild (
  no           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reason       text        NOT NULL,
  state        text        NOT NULL DEFAULT 'requested'
    CHECK (state IN ('requested', 'running', 'done')),
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at   timestamptz,
  finished_at  timestamptz,
  -- The replica that works on it, until then.
  owner        text,
  lease_until  timestamptz
);
CREATE UNIQUE INDEX rebuild_one_at_a_time ON rebuild ((true)) WHERE state <> 'done';

-- How far each partition has been read: written after the rows, so that whoever goes on after a crash
-- repeats at most the last batch, which changes nothing.
CREATE TABLE rebuild_partition (
  rebuild_no   bigint NOT NULL REFERENCES rebuild,
  topic        text   NOT NULL,
  partition    int    NOT NULL,
  first_offset bigint NOT NULL,
  next_offset  bigint NOT NULL,
  end_offset   bigint NOT NULL,
  PRIMARY KEY (rebuild_no, topic, partition)
);

-- For a migration that changes what create_model makes: the service rebuilds when it has started.
-- What is running was begun with the former shape, and is begun anew.
CREATE FUNCTION request_rebuild(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM rebuild_partition
   WHERE rebuild_no IN (SELECT no FROM rebuild WHERE state = 'running');
  UPDATE rebuild
     SET state = 'requested', reason = why, owner = NULL, lease_until = NULL
   WHERE state <> 'done';
  IF NOT FOUND THEN
    INSERT INTO rebuild (reason) VALUES (why);
  END IF;
END
$$;
