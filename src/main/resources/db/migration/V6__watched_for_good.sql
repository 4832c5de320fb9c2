-- Orders that live are looked at for good: somebody may cancel them by hand.
update saga set due_at = now() + random() * interval '6 hours' where stage = 'ready' and due_at is null;

-- They are purged like all others that ended; what is left of them serves a cancel, and tells whose a server is.
alter table purged_saga add column item_ids bigint[] not null default '{}';

-- Ended sagas, the oldest first; RetentionStore asks in these very words.
drop index saga_ended;
alter table saga drop column purged_to;
create index saga_ended on saga (updated_at) where stage in ('ready', 'cancelled', 'rejected');
