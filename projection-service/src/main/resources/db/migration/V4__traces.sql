-- Which trace each change of a page belongs to: that of the webhook that announced it. Null where
-- none did, and for a page of which none was announced.
ALTER TABLE feed_page ADD COLUMN trace_ids text[];
ALTER TABLE feed_page ALTER trace_ids SET STORAGE EXTERNAL;
