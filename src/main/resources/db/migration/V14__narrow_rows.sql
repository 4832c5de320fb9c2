-- The hot row, laid out anew. Of a row that stays on its page only what lies between the first and the last byte that changed is logged: what stays while
-- somebody has it in hand stands first, the state last, in which what stays stands last. No room is lost to alignment.
alter table saga rename to saga_before;
alter table saga_before rename constraint saga_pkey to saga_before_pkey;
create table saga (
  saga_key bigint not null,
  due_at timestamptz,
  owner bigint,
  updated_minute timestamptz not null generated always as (date_bin('1 minute', updated_at, timestamptz '2000-01-01 00:00:00+00')) stored,
  urgent boolean not null default false,
  held_or_open boolean not null generated always as (owner is not null or stage in ('placing', 'unsure')) stored,
  account text not null,
  version integer not null,
  sequence integer not null,
  quiet integer not null,
  updated_at timestamptz not null,
  order_id bigint,
  quiet_since timestamptz,
  quiet_last timestamptz,
  purge_from timestamptz generated always as (case
    when (stage in ('cancelled', 'rejected') and due_at is null)
      or (stage = 'ready' and attention is null and state not like '%"cancels":%') then updated_at end) stored,
  stage text not null,
  attention text,
  state text not null
) with (fillfactor = 25, autovacuum_vacuum_scale_factor = 0.1, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 10);
insert into saga (saga_key, version, owner, account, stage, due_at, quiet, quiet_since, quiet_last, sequence, order_id, attention, state, updated_at, urgent)
  select saga_key, version, owner, account, stage, due_at, quiet, quiet_since, quiet_last, sequence, order_id, attention, state, updated_at, urgent
  from saga_before;
drop table saga_before;
alter table saga add primary key (saga_key);
create index saga_due on saga (account, urgent, due_at) where due_at is not null;
create index saga_updated on saga (updated_minute);
create index saga_open on saga (account) where held_or_open;
create index saga_ended on saga (purge_from) where purge_from is not null;
