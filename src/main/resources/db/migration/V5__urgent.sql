-- Purchases and cancels are claimed before looks, however many of those are overdue.
alter table saga add column urgent boolean not null default false;
update saga set urgent = true where stage = 'accepted' or state like '%"phase":"WANTED"%';
drop index saga_due;
create index saga_due on saga (account, urgent, due_at) where due_at is not null;
