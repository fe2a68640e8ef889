-- The grants, what is under way with them, and what was heard about the integration.
-- Columns with tokens hold TokenCipher's text: "keyid:base64".

CREATE SEQUENCE grant_version;

CREATE TABLE grants (
    id                  text PRIMARY KEY,
    kind                text NOT NULL,
    event_id            text NOT NULL,
    organization_id     text,
    user_id             text,
    scope               text NOT NULL,
    state               text NOT NULL,
    -- Grows at every change of the grant or its state.
    generation          bigint NOT NULL,
    since               timestamptz NOT NULL,
    connected_at        timestamptz,
    -- The Date of the token reply, in Revento's clock: a revoke from before it is stale.
    granted_at          timestamptz NOT NULL,
    purge               boolean NOT NULL DEFAULT false,
    -- A participant's connection that has ended: the row stays until its tombstone is sent.
    forgotten           boolean NOT NULL DEFAULT false,

    access_token        text,
    refresh_token       text,
    token_expires_at    timestamptz,
    refreshed_at        timestamptz,
    next_refresh_at     timestamptz,
    refresh_tries       int NOT NULL DEFAULT 0,
    last_error          text,

    -- The lease of the one attempt to refresh; the start stays while its outcome is unknown.
    lease_owner         text,
    lease_until         timestamptz,
    attempt_started_at  timestamptz,

    -- State and publication leave together: the relay sends rows with announced_version < version.
    version             bigint NOT NULL DEFAULT 0,
    announced_version   bigint NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX grants_one_organizer_per_event ON grants (event_id) WHERE kind = 'ORGANIZER';
CREATE UNIQUE INDEX grants_one_per_participant ON grants (event_id, user_id)
    WHERE kind = 'PARTICIPANT' AND NOT forgotten;
CREATE INDEX grants_due ON grants (next_refresh_at) WHERE state = 'CONNECTED';
CREATE INDEX grants_unannounced ON grants (version) WHERE announced_version < version;
CREATE INDEX grants_of_user ON grants (user_id);

-- A new version for every change that others may see, whoever makes it.
CREATE FUNCTION grant_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT'
       OR (NEW.generation, NEW.state, NEW.scope, NEW.since, NEW.purge, NEW.forgotten)
          IS DISTINCT FROM (OLD.generation, OLD.state, OLD.scope, OLD.since, OLD.purge, OLD.forgotten)
       OR (NEW.organization_id, NEW.user_id, NEW.connected_at, NEW.token_expires_at, NEW.next_refresh_at, NEW.last_error)
          IS DISTINCT FROM
          (OLD.organization_id, OLD.user_id, OLD.connected_at, OLD.token_expires_at, OLD.next_refresh_at, OLD.last_error)
    THEN
        NEW.version := nextval('grant_version');
    END IF;
    IF TG_OP = 'INSERT' OR NEW.version <> OLD.version OR NEW.lease_owner IS DISTINCT FROM OLD.lease_owner THEN
        -- Delivered at commit: wakes the relay, and callers that wait for a refresh elsewhere.
        PERFORM pg_notify('grant_changed', NEW.id);
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER grants_changed BEFORE INSERT OR UPDATE ON grants
    FOR EACH ROW EXECUTE FUNCTION grant_changed();

-- One relay at a time announces; Kafka's fencing keeps that true when a lease is overslept.
CREATE TABLE relay_lease (
    name        text PRIMARY KEY,
    owner       text NOT NULL,
    lease_until timestamptz NOT NULL
);

-- Tokens that Revento has yet to be told to revoke.
CREATE TABLE revocations (
    id          text PRIMARY KEY,
    token       text NOT NULL,
    created_at  timestamptz NOT NULL,
    not_before  timestamptz NOT NULL,
    tries       int NOT NULL DEFAULT 0
);
CREATE INDEX revocations_due ON revocations (not_before);

-- Authorizations that were begun: single use, bound to a browser. Only hashes of state and cookie.
CREATE TABLE pending_authorizations (
    state_hash    text PRIMARY KEY,
    browser_hash  text NOT NULL,
    code_verifier text NOT NULL,
    kind          text NOT NULL,
    event_id      text,
    invited       boolean NOT NULL,
    expires_at    timestamptz NOT NULL
);
CREATE INDEX pending_authorizations_expiry ON pending_authorizations (expires_at);

-- Links for organizers and participants: single use. Only a hash of the code.
CREATE TABLE invitations (
    code_hash  text PRIMARY KEY,
    kind       text NOT NULL,
    event_id   text,
    expires_at timestamptz NOT NULL
);
CREATE INDEX invitations_expiry ON invitations (expires_at);

-- What Revento, or an operator, last said about the integration; the newest by event time holds.
CREATE TABLE integration_standing (
    aspect          text NOT NULL,
    -- '' means every organization.
    organization_id text NOT NULL,
    barred          boolean NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (aspect, organization_id)
);
