create index audit_log_by_time on audit_log (at, seq);
create index audit_log_of_actor on audit_log (actor, seq);
create index audit_log_of_request on audit_log (request_id) where request_id is not null;
