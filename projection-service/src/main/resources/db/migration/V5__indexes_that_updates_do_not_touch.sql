-- An index WHERE body IS NOT NULL is one on the body: every change of a row is one of the index, too.
-- Over all rows it changes only when an application goes to another participant. The second one
-- finds who names an application, to count participants by what is asked of theirs.
CREATE FUNCTION create_model_indexes(target text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DROP INDEX %I.application_by_participant', target);
  EXECUTE format(
    'CREATE INDEX application_by_participant ON %I.application (event_id, participant_id)', target);
  EXECUTE format(
    'CREATE INDEX participant_by_application ON %I.participant (event_id, application_id)', target);
END
$$;

ALTER FUNCTION create_model(text) RENAME TO create_model_with_room;
CREATE FUNCTION create_model(target text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM create_model_with_room(target);
  PERFORM create_model_indexes(target);
END
$$;
DO $$
DECLARE
  model_schema record;
BEGIN
  FOR model_schema IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 'model%' LOOP
    PERFORM create_model_indexes(model_schema.nspname);
  END LOOP;
END
$$;
