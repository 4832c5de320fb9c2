-- What is left of a saga that ended for good and was purged: who asked, and how far its events were counted, should its order surface after all.
create table purged_saga (
  saga_key bigint primary key,
  version integer not null,
  saga_id text not null,
  request_id text not null,
  account text not null,
  stage text not null,
  sequence integer not null,
  order_id bigint,
  ended_at timestamptz not null
);

-- The change up to which the history of a live order was purged. A later change makes it due again.
alter table saga add column purged_to timestamptz;

-- Ended sagas with anything to purge, the oldest first; RetentionStore asks in these very words.
create index saga_ended on saga (updated_at)
  where due_at is null and stage in ('ready', 'cancelled', 'rejected') and purged_to is distinct from updated_at;

-- Events about requests that never became a saga: those have no items.
create index subject_notice on subject (created_at) where items = '[]';
