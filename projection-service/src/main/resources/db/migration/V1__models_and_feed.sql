-- The read models live in a schema of their own, made by a function, so that a rebuild can fill a
-- second one from the topics and put it in the first one's place.
--
-- Every kind of resource has a table of the same shape: key, revision, when it was seen, and the
-- resource as it was published. A tombstone leaves the row as a marker, with its revision and
-- without a body. What is searched or joined by are columns that PostgreSQL derives from the body.
CREATE FUNCTION create_model(target text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  kind text;
BEGIN
  EXECUTE format('CREATE SCHEMA %I', target);
  PERFORM set_config('search_path', quote_ident(target), true);

  FOREACH kind IN ARRAY ARRAY[
    'event', 'role', 'application_form', 'registration_wave', 'application', 'participant',
    'program', 'thread', 'activity', 'venue', 'building', 'floor', 'location', 'profile'
  ] LOOP
    EXECUTE format(
      'CREATE TABLE %I (
         event_id    text        NOT NULL,
         id          text        NOT NULL,
         revision    bigint      NOT NULL,
         observed_at timestamptz NOT NULL,
         body        jsonb,
         PRIMARY KEY (event_id, id)
       )', kind);
  END LOOP;

  ALTER TABLE participant
    ADD COLUMN name           text GENERATED ALWAYS AS (body ->> 'name') STORED,
    ADD COLUMN email          text GENERATED ALWAYS AS (body ->> 'email') STORED,
    ADD COLUMN user_id        text GENERATED ALWAYS AS (body ->> 'user_id') STORED,
    ADD COLUMN application_id text GENERATED ALWAYS AS (body ->> 'application_id') STORED,
    ADD COLUMN role_ids      jsonb GENERATED ALWAYS AS (body -> 'role_ids') STORED;

  ALTER TABLE application
    ADD COLUMN participant_id text GENERATED ALWAYS AS (body ->> 'participant_id') STORED,
    ADD COLUMN wave_id        text GENERATED ALWAYS AS (body ->> 'wave_id') STORED,
    ADD COLUMN status         text GENERATED ALWAYS AS (body ->> 'status') STORED,
    ADD COLUMN favorite_track text GENERATED ALWAYS AS (body -> 'answers' ->> 'favorite_track') STORED,
    ADD COLUMN dietary_notes  text GENERATED ALWAYS AS (body -> 'answers' ->> 'dietary_notes') STORED,
    ADD COLUMN arrival_day    text GENERATED ALWAYS AS (body -> 'answers' ->> 'arrival_day') STORED;
  CREATE INDEX application_by_participant ON application (event_id, participant_id)
    WHERE body IS NOT NULL;

  ALTER TABLE activity
    ADD COLUMN program_id  text GENERATED ALWAYS AS (body ->> 'program_id') STORED,
    ADD COLUMN thread_id   text GENERATED ALWAYS AS (body ->> 'thread_id') STORED,
    ADD COLUMN location_id text GENERATED ALWAYS AS (body ->> 'location_id') STORED,
    ADD COLUMN day         text GENERATED ALWAYS AS (body ->> 'day') STORED,
    ADD COLUMN starts_at   text GENERATED ALWAYS AS (body ->> 'starts_at') STORED,
    ADD COLUMN ends_at     text GENERATED ALWAYS AS (body ->> 'ends_at') STORED;

  -- A participant with its application: the one that it names, else the newest that names it.
  -- Joined when read, because either may arrive first, or alone, and through different replicas.
  -- Looked up one by one (LIMIT keeps it so): of an event that has just been read in the planner
  -- knows nothing, takes it for a single row, and would compare each with each.
  CREATE VIEW directory AS
  SELECT p.event_id,
         p.id,
         p.user_id,
         p.name,
         p.email,
         p.role_ids,
         coalesce(named.id, naming.id) AS application_id,
         coalesce(named.status, naming.status) AS status,
         coalesce(named.wave_id, naming.wave_id) AS wave_id,
         coalesce(named.favorite_track, naming.favorite_track) AS favorite_track,
         coalesce(named.dietary_notes, naming.dietary_notes) AS dietary_notes,
         coalesce(named.arrival_day, naming.arrival_day) AS arrival_day,
         coalesce(named.body, naming.body) AS application,
         greatest(p.revision, named.revision, naming.revision) AS revision,
         greatest(p.observed_at, named.observed_at, naming.observed_at) AS observed_at
    FROM participant p
    LEFT JOIN LATERAL (
      SELECT *
        FROM application a
       WHERE a.event_id = p.event_id AND a.id = p.application_id AND a.body IS NOT NULL
       LIMIT 1) named ON true
    LEFT JOIN LATERAL (
      SELECT *
        FROM application o
       WHERE named.id IS NULL
         AND o.event_id = p.event_id
         AND o.participant_id = p.id
         AND o.body IS NOT NULL
       ORDER BY o.revision DESC
       LIMIT 1) naming ON true
   WHERE p.body IS NOT NULL;

  -- A location with all that is above it, as far as it has arrived; looked up as above.
  CREATE VIEW place AS
  SELECT l.event_id,
         l.id,
         l.body AS location,
         f.id AS floor_id,
         f.body AS floor,
         b.id AS building_id,
         b.body AS building,
         v.id AS venue_id,
         v.body AS venue
    FROM location l
    LEFT JOIN LATERAL (
      SELECT *
        FROM floor up
       WHERE up.event_id = l.event_id
         AND up.id = l.body ->> 'floor_id'
         AND up.body IS NOT NULL
       LIMIT 1) f ON true
    LEFT JOIN LATERAL (
      SELECT *
        FROM building up
       WHERE up.event_id = l.event_id
         AND up.id = f.body ->> 'building_id'
         AND up.body IS NOT NULL
       LIMIT 1) b ON true
    LEFT JOIN LATERAL (
      SELECT *
        FROM venue up
       WHERE up.event_id = l.event_id
         AND up.id = b.body ->> 'venue_id'
         AND up.body IS NOT NULL
       LIMIT 1) v ON true
   WHERE l.body IS NOT NULL;

  PERFORM set_config('search_path', 'public', true);
END
$$;

SELECT create_model('model');

-- The connections, as revento.connections has them: whether an event is being followed.
CREATE TABLE connection (
  id         text PRIMARY KEY,
  event_id   text   NOT NULL,
  grant_kind text   NOT NULL,
  state      text   NOT NULL,
  generation bigint NOT NULL,
  since      timestamptz,
  last_error text
);
CREATE INDEX connection_by_event ON connection (event_id);

-- One counter per event. Whoever draws from it holds its row until the commit, so that no number
-- becomes visible before a lower one.
CREATE TABLE feed (
  event_id   text PRIMARY KEY,
  last_no    bigint      NOT NULL,
  changed_at timestamptz NOT NULL
);

CREATE TABLE change (
  event_id text   NOT NULL,
  no       bigint NOT NULL,
  type     text   NOT NULL,
  id       text   NOT NULL,
  revision bigint NOT NULL,
  change   text   NOT NULL,
  at       timestamptz NOT NULL,
  PRIMARY KEY (event_id, no)
);

-- Records that cannot be applied, by their coordinates; never their content.
CREATE TABLE parked (
  topic     text   NOT NULL,
  partition int    NOT NULL,
  "offset"  bigint NOT NULL,
  key       text,
  event_id  text,
  reason    text   NOT NULL,
  detail    text   NOT NULL,
  parked_at timestamptz NOT NULL,
  -- Sorts as the coordinates do, in one text for a cursor.
  place     text   GENERATED ALWAYS AS (
    topic || '/' || lpad(partition::text, 5, '0') || '/' || lpad("offset"::text, 19, '0')) STORED,
  PRIMARY KEY (topic, partition, "offset")
);
