-- Which provider an investigation asks. A session of a schedule asks the schedule's.

alter table schedule add column provider text collate "C" not null default 'sentinel';
alter table session add column provider text collate "C";
