-- What a model made of an audit's brief when it was given, so that the same is done at every start.
-- A process of before neither reads nor writes it, and plans by rules alone.

alter table audit add column suggestion json;
alter table audit_schedule add column suggestion json;

comment on column audit.suggestion is 'makes the plan of its brief narrower; null where no model was asked';
