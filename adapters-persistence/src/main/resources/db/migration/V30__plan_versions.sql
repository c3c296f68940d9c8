-- Who made each version of a plan, and how.

alter table plan_version
  add column origin text not null default 'COMPILED' check (origin in ('COMPILED', 'EDITED')),
  add column author text collate "C",
  add column note   text not null default '';

update plan_version p set author = s.owner from schedule s where s.id = p.schedule_id;

alter table schedule add column budget json;

comment on column schedule.budget is 'what one of its runs may spend, where that is less than usual';
