-- A suspension may mean one organization only; '' is all of them.
ALTER TABLE integration_pause ADD COLUMN organization_id text NOT NULL DEFAULT '';
ALTER TABLE integration_pause DROP CONSTRAINT integration_pause_pkey;
ALTER TABLE integration_pause ADD PRIMARY KEY (integration_id, organization_id);

-- How often the collection at hand began again, however many pages went well in between.
ALTER TABLE sync_run ADD COLUMN restarts integer NOT NULL DEFAULT 0;
