-- Rows of evidence are kept for a while; what was asked, and how many rows there were, stays.

alter table evidence add column purged boolean not null default false;

create index evidence_kept on evidence (range_to) where not purged;
