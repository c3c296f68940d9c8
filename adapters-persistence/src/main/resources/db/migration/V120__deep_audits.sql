-- Audits that go beyond the first page (docs/adr/0118-beyond-the-first-page.md).

alter table audit_matter
  add column reach text not null default 'SHALLOW' check (reach in ('SHALLOW', 'DEEP', 'AUTONOMOUS'));

comment on column audit_matter.reach is 'how far an audit has to go to see whether it is gone';

alter table audit_target add column crawl json;

comment on column audit_target.crawl is 'what was done beyond the first page';
