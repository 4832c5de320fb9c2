-- When we learned of an order: a listing that does not show it afterwards proves nothing.
alter table owned_order add column learned_at timestamptz not null default now();
create index owned_order_learned on owned_order (account, learned_at);

-- Intents whose outcome is not known. Rows enter and leave it once a placement.
create index saga_open on saga (account) where stage in ('placing', 'unsure');

-- Attempts that did not lead to their saga's order. Watched for good: an order that shows such a token is one too many.
create table watched_token (
  token text primary key,
  account text not null,
  saga_key bigint not null,
  attempt integer not null,
  watched_since timestamptz not null,
  unclear boolean not null,
  listing bigint not null,
  surfaced bigint
);
create index watched_token_since on watched_token (account, watched_since);

-- Orders in listings that no saga owned at that time. One that was there before an intent is not the intent's.
create table stranger (
  account text not null,
  order_id bigint not null,
  first_shown_by bigint not null,
  primary key (account, order_id)
);

-- Listings of each account: how many were read, and when somebody is to read the next one.
create table order_listing (
  account text primary key,
  number bigint not null default 0,
  next_at timestamptz not null
);

-- Where nothing settled an unclear order_create, a person was asked; now it is looked for.
update saga set due_at = now() where stage = 'unsure' and due_at is null;
