-- What is old is found by when it was written: rows lie in that order, so a summary of their blocks
-- is enough and costs the writers nothing.

create index run_by_age on run using brin (queued_at);
create index notification_by_age on notification using brin (created_at);
