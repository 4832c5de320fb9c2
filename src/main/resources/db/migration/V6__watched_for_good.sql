-- Orders that live are looked at for good: somebody may cancel them by hand.
update saga set due_at = now() + random() * interval '6 hours' where stage = 'ready' and due_at is null;

-- They are purged like all others that ended; what is left of them serves a cancel, and tells whose a server is.
alter table purged_saga add column item_ids bigint[] not null default '{}';

-- Ended sagas that may be purged, the oldest first; RetentionStore asks in these very words. What has to stay is not in it, so that it is never read again
-- and again. State is written only together with updated_at, so its place in the predicate costs no HOT update.
drop index saga_ended;
alter table saga drop column purged_to;
create index saga_ended on saga (updated_at)
  where (stage in ('cancelled', 'rejected') and due_at is null)
    or (stage = 'ready' and attention is null and state not like '%"cancels":%');

-- The purge empties these as steadily as requests fill them. Vacuumed when a twentieth is dead they stay as large as they are; at a fifth, the default, they
-- would grow by that much first. A vacuum reads their indexes as a whole, so it is not to hurry.
alter table event set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 10);
alter table timeline set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 10);
alter table subject set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 10);
alter table server set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 10);
alter table order_body set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 10);
alter table saga set (autovacuum_vacuum_cost_delay = 10);
