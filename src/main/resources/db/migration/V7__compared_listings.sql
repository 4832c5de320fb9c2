-- Which replica compares an account's listings with one another, and until when nobody else does.
alter table order_listing add column compared_by bigint;
alter table order_listing add column compared_until timestamptz;
