-- What sync-service keeps. Fetched content is here only while it waits in the outbox: state holds
-- fingerprints, so that what Revento forgets is forgotten here too.

-- Orders observations of Revento without a clock: drawn before a fetch, read after it.
CREATE SEQUENCE observation_ticket;
-- One sequence for all revisions: whatever is drawn later is higher, also after a tombstone.
CREATE SEQUENCE record_revision;
-- Orders requests for one resource, so that a notice during a fetch is not swallowed.
CREATE SEQUENCE request_no;

CREATE TABLE connection (
  id                    text PRIMARY KEY,
  grant_kind            text        NOT NULL,
  event_id              text        NOT NULL,
  organization_id       text,
  user_id               text,
  scope                 text        NOT NULL,
  state                 text        NOT NULL,
  generation            bigint      NOT NULL,
  since                 timestamptz,
  -- A suspension seen in a delivery pauses this generation before token-service says so.
  paused_generation     bigint      NOT NULL DEFAULT -1,
  callable              boolean     GENERATED ALWAYS AS (state = 'connected' AND generation > paused_generation) STORED,
  -- Revento's quota: no call before this time.
  not_before            timestamptz NOT NULL DEFAULT now(),
  backfilled            boolean     NOT NULL DEFAULT false
);
CREATE INDEX connection_event ON connection (event_id);

CREATE TABLE integration_pause (
  integration_id text PRIMARY KEY,
  suspended_at   timestamptz,
  reinstated_at  timestamptz
);

CREATE TABLE resource_state (
  event_id      text        NOT NULL,
  type          text        NOT NULL,
  id            text        NOT NULL,
  -- 0: nothing was published yet.
  revision      bigint      NOT NULL DEFAULT 0,
  live          boolean     NOT NULL DEFAULT false,
  fingerprint   text,
  status        text,
  seen_upto     bigint      NOT NULL DEFAULT 0,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event_id, type, id)
);
CREATE INDEX resource_state_sweep ON resource_state (event_id, type, seen_upto) WHERE live;

CREATE TABLE work (
  event_id      text        NOT NULL,
  type          text        NOT NULL,
  id            text        NOT NULL,
  request_no    bigint      NOT NULL,
  cause         text        NOT NULL,
  requested_at  timestamptz NOT NULL DEFAULT now(),
  not_before    timestamptz NOT NULL DEFAULT now(),
  -- Failures of this resource while its connection was otherwise well.
  tries         integer     NOT NULL DEFAULT 0,
  -- How often it was looked for and not found.
  looks         integer     NOT NULL DEFAULT 0,
  waiting_for   text,
  lease_owner   text,
  leased_until  timestamptz,
  PRIMARY KEY (event_id, type, id)
);

CREATE TABLE delivery (
  webhook_id       text PRIMARY KEY,
  type             text        NOT NULL,
  received_at      timestamptz NOT NULL,
  route            text        NOT NULL,
  event_id         text,
  organization_id  text,
  resource         text,
  resource_id      text,
  request_no       bigint      NOT NULL,
  cause            text        NOT NULL DEFAULT 'notice',
  outcome          text,
  revision         bigint,
  settled_at       timestamptz,
  record_key       text,
  origin_partition integer     NOT NULL,
  origin_offset    bigint      NOT NULL,
  headers          text        NOT NULL,
  -- As received; kept while it waits or is parked.
  body             bytea,
  parked_reason    text,
  parked_tries     integer
);
CREATE INDEX delivery_waiting ON delivery (event_id, resource, resource_id) WHERE outcome IS NULL;
CREATE INDEX delivery_parked ON delivery (settled_at, webhook_id) WHERE outcome = 'parked';
CREATE INDEX delivery_settled ON delivery (settled_at) WHERE outcome IS NOT NULL;

CREATE TABLE sync_run (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id  text        NOT NULL,
  event_id       text        NOT NULL,
  generation     bigint      NOT NULL,
  kind           text        NOT NULL,
  reason         text        NOT NULL,
  state          text        NOT NULL,
  -- Every request up to this one is covered by this run; 0 before it starts.
  request_no     bigint      NOT NULL DEFAULT 0,
  collection     text,
  pass           integer     NOT NULL DEFAULT 1,
  page_cursor    text,
  first_ticket   bigint,
  done           bigint      NOT NULL DEFAULT 0,
  total          bigint,
  changed        bigint      NOT NULL DEFAULT 0,
  missed_notices bigint      NOT NULL DEFAULT 0,
  skipped        text        NOT NULL DEFAULT '',
  tries          integer     NOT NULL DEFAULT 0,
  last_error     text,
  requested_at   timestamptz NOT NULL DEFAULT now(),
  started_at     timestamptz,
  finished_at    timestamptz,
  not_before     timestamptz NOT NULL DEFAULT now(),
  lease_owner    text,
  leased_until   timestamptz
);
-- One run at work and one that waits, per connection: more requests are the one that waits.
CREATE UNIQUE INDEX sync_run_active ON sync_run (connection_id, state) WHERE state IN ('queued', 'running');
CREATE INDEX sync_run_finished ON sync_run (connection_id, finished_at);

-- The number of shards is for life: a key that changed its shard could be sent out of order.
CREATE TABLE outbox_shard (
  shard        integer PRIMARY KEY,
  owner        text,
  leased_until timestamptz NOT NULL DEFAULT now()
);
INSERT INTO outbox_shard (shard) SELECT generate_series(0, 3);

CREATE TABLE outbox (
  no       bigint  PRIMARY KEY,
  shard    integer NOT NULL,
  topic    text    NOT NULL,
  key      text    NOT NULL,
  event_id text,
  id       text,
  value    bytea,
  headers  text    NOT NULL
);
CREATE INDEX outbox_next ON outbox (shard, no);
