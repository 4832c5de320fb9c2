-- What is to be sent again, after whatever is new: an event as it was told or, with sequence 0, only where an order stands, or that it was purged.
create table replay (
  shard smallint not null,
  id bigint generated always as identity (cache 1),
  saga_key bigint not null,
  sequence integer not null,
  primary key (shard, id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
