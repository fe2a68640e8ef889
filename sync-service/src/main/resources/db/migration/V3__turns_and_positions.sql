-- Each event's oldest request is leased first, however many wait.
CREATE INDEX work_next ON work (event_id, request_no);

-- Where each partition of the raw topic was left; an offset beyond it tells of deliveries that were
-- deleted before they reached us.
CREATE TABLE intake_position (
  partition   integer PRIMARY KEY,
  next_offset bigint NOT NULL
);
