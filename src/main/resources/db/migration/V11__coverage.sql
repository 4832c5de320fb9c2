-- Until when some of an account's sagas may rest because its listings are compared, until when some of those wait for servers, and when a listing was last
-- compared for them.
alter table order_listing add column covered_until timestamptz;
alter table order_listing add column servers_until timestamptz;
alter table order_listing add column covered_at timestamptz;

-- A vacuum reads all indexes of the table, however little is dead in it: of a million rows, at a fiftieth, several times a minute.
alter table saga set (autovacuum_vacuum_scale_factor = 0.1);
