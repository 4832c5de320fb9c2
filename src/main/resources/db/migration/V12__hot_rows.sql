-- While a saga is in somebody's hand its row is written step by step. Such a write touches no index, and the new row stays on the page of the old one (HOT),
-- as long as no index knows a column that it changes, neither as a key nor in its predicate. So the indexes know what is derived from such columns and stays:
-- the minute of the last change, by which the list of orders is read; whether somebody holds the saga or an intent of it is open, where open intents are looked for;
-- and since when there is anything to purge. Pages are filled so far that a row finds room beside the former ones.
drop index saga_updated;
drop index saga_open;
drop index saga_ended;
alter table saga set (fillfactor = 40);
alter table saga
  add column updated_minute timestamptz not null generated always as (date_bin('1 minute', updated_at, timestamptz '2000-01-01 00:00:00+00')) stored,
  add column held_or_open boolean not null generated always as (owner is not null or stage in ('placing', 'unsure')) stored,
  add column purge_from timestamptz generated always as (case
    when (stage in ('cancelled', 'rejected') and due_at is null)
      or (stage = 'ready' and attention is null and state not like '%"cancels":%') then updated_at end) stored;
create index saga_updated on saga (updated_minute);
create index saga_open on saga (account) where held_or_open;
create index saga_ended on saga (purge_from) where purge_from is not null;

-- Whether a purchase or a cancel is what comes next, as far as a row tells: saga.urgent is not kept up while somebody has the saga in hand.
create function next_is_urgent(stage text, state text) returns boolean language sql immutable as $$
  select stage = 'accepted' or state like '%"phase":"WANTED"}%'
$$;
