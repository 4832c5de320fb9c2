-- Who of the replicas has what of an account's calls: moments until next_at, and permits for calls under way until a lease ends. Worth nothing after a crash.
create unlogged table allotment (
  account text primary key,
  next_at timestamptz not null default 'epoch',
  replica bigint[] not null default '{}',
  permits integer[] not null default '{}',
  wanted integer[] not null default '{}',
  urgent integer[] not null default '{}',
  until timestamptz[] not null default '{}'
) with (fillfactor = 50, autovacuum_vacuum_threshold = 1000);
