-- The feed in pages: what one transaction changed in an event is one row, not a row and an index
-- entry for each change, and is pruned by deleting that one row.
CREATE TABLE feed_page (
  event_id  text        NOT NULL,
  first_no  bigint      NOT NULL,
  last_no   bigint      NOT NULL,
  at        timestamptz NOT NULL,
  -- One element for each number from first_no to last_no.
  types     text[]      NOT NULL,
  ids       text[]      NOT NULL,
  revisions bigint[]    NOT NULL,
  changes   text[]      NOT NULL,
  -- Revisions that were overtaken by one of these before they could be seen here.
  passed    bigint[],
  -- Of resources: the generation of a connection is no revision of the event.
  highest_revision bigint,
  PRIMARY KEY (event_id, last_no)
);
-- Compressing takes longer than writing them as they are, and pages do not live long.
ALTER TABLE feed_page
  ALTER types SET STORAGE EXTERNAL,
  ALTER ids SET STORAGE EXTERNAL,
  ALTER revisions SET STORAGE EXTERNAL,
  ALTER changes SET STORAGE EXTERNAL,
  ALTER passed SET STORAGE EXTERNAL;

INSERT INTO feed_page (event_id, first_no, last_no, at, types, ids, revisions, changes, passed,
                       highest_revision)
SELECT event_id, no, no, at, ARRAY[type], ARRAY[id], ARRAY[revision], ARRAY[change], passed,
       CASE WHEN type <> 'connection' THEN revision END
  FROM change;
DROP TABLE change;

-- The feed as its readers see it, a row for each change.
CREATE VIEW change AS
SELECT event_id, first_no + place - 1 AS no, type, id, revision, change, at
  FROM feed_page
 CROSS JOIN LATERAL unnest(types, ids, revisions, changes) WITH ORDINALITY
    AS entry (type, id, revision, change, place);

-- A row is written anew with each change. Where its page has room for that, no index changes, and
-- the former version is cleared away in passing.
ALTER FUNCTION create_model(text) RENAME TO create_model_tables;
CREATE FUNCTION create_model(target text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  model_table record;
BEGIN
  PERFORM create_model_tables(target);
  FOR model_table IN SELECT tablename FROM pg_tables WHERE schemaname = target LOOP
    EXECUTE format('ALTER TABLE %I.%I SET (fillfactor = 70)', target, model_table.tablename);
  END LOOP;
END
$$;
DO $$
DECLARE
  model_table record;
BEGIN
  FOR model_table IN SELECT schemaname, tablename FROM pg_tables WHERE schemaname LIKE 'model%' LOOP
    EXECUTE format(
      'ALTER TABLE %I.%I SET (fillfactor = 70)', model_table.schemaname, model_table.tablename);
  END LOOP;
END
$$;
