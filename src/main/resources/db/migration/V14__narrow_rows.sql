-- Lines of a timeline that come with events stand in the row of the first of them: an array of lines, each an array of the microseconds since the event, what a
-- row of timeline tells, and, of what happened more than once, how often and until when. What is told without events is still in timeline.
alter table event add column lines text;

-- What lines say over and over stands there as one character each, which nothing else in JSON is. New ones take new characters.
create function lines_spelled(lines text) returns jsonb language sql immutable as $$
  select replace(replace(replace(replace(replace(replace(replace(replace(replace(lines,
    chr(1), ',"call","order_create",'),
    chr(2), ',"call","order_status",'),
    chr(3), ',"call","server_list",'),
    chr(4), ',"call","order_list",'),
    chr(5), ',"call","order_cancel",'),
    chr(6), ',"decision","intent","written","attempt '),
    chr(7), '"placed","order '),
    chr(8), '"seen","status '),
    chr(11), '"unchanged",null')::jsonb
$$;

-- All lines. Those in events stand behind those of the same moment in timeline, which have smaller ids.
create view history as
  select saga_key, id, at, until, times, kind, name, outcome, detail from timeline
  union all
  select e.saga_key, (1::bigint << 62) + (e.sequence::bigint << 24) + t.n, e.occurred_at + (t.line->>0)::bigint * interval '1 microsecond',
    e.occurred_at + (t.line->>6)::bigint * interval '1 microsecond', coalesce((t.line->>5)::integer, 1), t.line->>1, t.line->>2, t.line->>3, t.line->>4
  from event e cross join lateral jsonb_array_elements(lines_spelled(e.lines)) with ordinality as t(line, n)
  where e.lines is not null;

-- An intent is told once its outcome is known. What tells of one that is open would be told twice.
delete from timeline where (saga_key, id) in (
  select t.saga_key, max(t.id) from timeline t join saga s on s.saga_key = t.saga_key
  where s.stage = 'placing' and s.held_or_open and t.kind = 'decision' and t.name = 'intent'
  group by t.saga_key);

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

-- A saga is found by its request's id in table request, which has it as a key. Rejected messages never took theirs.
drop index subject_request;
create index subject_notice_request on subject (request_id) where items = '[]';
