-- The outbox holds a row for each shard that a commit tells something in, and not one for each event: most of what such a row costs is the row itself, its place
-- in the index and its delete. Of a row with n events, the nth of each array belong together, in the order in which they are to be told.
alter table outbox
  alter column saga_key type bigint[] using array[saga_key],
  alter column sequence type integer[] using array[sequence];
alter table outbox rename column saga_key to saga_keys;
alter table outbox rename column sequence to sequences;
alter table outbox add constraint outbox_pairs check (cardinality(saga_keys) > 0 and cardinality(saga_keys) = cardinality(sequences));

-- Servers as first seen ready stand in the event that told them.
drop table server;
