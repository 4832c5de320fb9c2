-- Keys are handed out before the rows are written, so that one statement can write all rows of a request.
create sequence saga_key as bigint cache 50;

-- Every request id ever taken, with its meaning; a cancel's saga is the one that it cancels, null while it waits for it. Never purged: the same id means the same thing for good.
create table request (
  request_id text primary key,
  kind text not null check (kind in ('create', 'cancel')),
  fingerprint text not null,
  saga_key bigint,
  taken_at timestamptz not null
);

-- What a saga, or a rejected message, is about. Written once.
create table subject (
  saga_key bigint primary key,
  saga_id text not null,
  request_id text not null,
  account text not null,
  reference text,
  traceparent text,
  items text not null,
  created_at timestamptz not null
);
create index subject_request on subject (request_id);

-- The provider's body of an order that is not placed yet; it holds the request's secrets and is deleted as soon as it has served.
create table order_body (
  saga_key bigint primary key,
  body text not null
);

-- The hot row: claimed, looked at, moved on. due_at is moved past the lease by a claim; owner is the replica that claimed it.
create table saga (
  saga_key bigint primary key,
  version integer not null,
  owner bigint,
  account text not null,
  stage text not null,
  due_at timestamptz,
  quiet integer not null,
  quiet_since timestamptz,
  quiet_last timestamptz,
  sequence integer not null,
  order_id bigint,
  attention text,
  state text not null,
  updated_at timestamptz not null
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index saga_due on saga (account, due_at) where due_at is not null;
create index saga_updated on saga (updated_at, saga_key);

-- Every order id ever owned, once.
create table owned_order (
  account text not null,
  order_id bigint not null,
  saga_key bigint not null,
  primary key (account, order_id)
);

-- The lifecycle as told; data is the event's JSON.
create table event (
  saga_key bigint not null,
  sequence integer not null,
  type text not null,
  occurred_at timestamptz not null,
  data text not null,
  primary key (saga_key, sequence)
);

-- Events not yet on Kafka, in the order of their sagas' commits.
create table outbox (
  shard smallint not null,
  id bigint generated always as identity (cache 1),
  saga_key bigint not null,
  sequence integer not null,
  primary key (shard, id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- Provider calls, decisions and operators' actions. Looks that changed nothing are counted in saga.quiet until something changes.
create table timeline (
  saga_key bigint not null,
  id bigint generated always as identity,
  at timestamptz not null,
  until timestamptz,
  times integer not null default 1,
  kind text not null,
  name text not null,
  outcome text,
  detail text,
  primary key (saga_key, id)
);

-- Servers as first seen ready.
create table server (
  saga_key bigint not null,
  item_name text not null,
  data text not null,
  seen_at timestamptz not null,
  primary key (saga_key, item_name)
);

-- Cancels that came before their create.
create table waiting_cancel (
  request_id text primary key,
  account text not null,
  order_request_id text not null,
  item_name text,
  order_item_id bigint,
  until timestamptz not null
);
create index waiting_cancel_order on waiting_cancel (order_request_id);

-- What could not be served. The original is erased once the dead-letter topic has it.
create table dead_letter (
  id bigint generated always as identity primary key,
  topic text not null,
  partition integer not null,
  position bigint not null,
  stamp bigint not null,
  reason text not null,
  request_id text,
  problems text,
  key bytea,
  value bytea,
  headers text,
  pending boolean not null default true,
  created_at timestamptz not null,
  unique (topic, partition, position, stamp)
);
create index dead_letter_pending on dead_letter (id) where pending;

-- How far each partition of the request topic was taken in.
create table consumed_offset (
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

-- Replicas by their last sign of life.
create table replica (
  id bigint generated always as identity primary key,
  seen_at timestamptz not null
);

-- Who relays which part of the outbox.
create table relay_shard (
  shard smallint primary key,
  owner bigint,
  until timestamptz
);
insert into relay_shard (shard) select generate_series(0, 3);
