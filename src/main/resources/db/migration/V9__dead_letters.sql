-- The account that a letter named, as far as it could be read.
alter table dead_letter add column account text;

-- Where the dead-letter topic has the original; null while it does not, and for those that were sent before this was kept.
alter table dead_letter add column sent_topic text;
alter table dead_letter add column sent_partition integer;
alter table dead_letter add column sent_offset bigint;

-- What operators did with it. One that was sent once more and came back is parked, and knows which letter it was.
alter table dead_letter add column state text not null default 'open' check (state in ('open', 'resubmitted', 'parked'));
alter table dead_letter add column resubmission_of bigint;
alter table dead_letter add column resubmissions integer not null default 0;
alter table dead_letter add column resubmitted_by text;
alter table dead_letter add column resubmitted_at timestamptz;
alter table dead_letter add column resubmit_reason text;

create index dead_letter_created on dead_letter (created_at);
create index dead_letter_request on dead_letter (request_id) where request_id is not null;
create index dead_letter_came_back on dead_letter (resubmission_of) where resubmission_of is not null;
