-- What people and runs have written, to be found by its words (docs/adr/0087). The text is taken in
-- afterwards; who may read it is changed in the same transaction in which it changes.

create table search_document (
  type        text collate "C" not null,
  id          text collate "C" not null,
  session_id  text collate "C",
  schedule_id text collate "C",
  owner       text collate "C" not null,
  team        boolean     not null,
  title       text        not null,
  body        text        not null,
  severity    text collate "C",
  persona     text collate "C",
  outcome     text collate "C",
  at          timestamptz not null,
  words       tsvector    not null,
  primary key (type, id)
);

create index search_words on search_document using gin (words) with (fastupdate = on);
create index search_latest on search_document (at desc);
create index search_of_session on search_document (session_id) where session_id is not null;

-- Every word that stands in a document, for those that are mistyped. Never shown to anybody.
create table search_word (word text collate "C" primary key);

create index search_word_resembling on search_word using gin (word gin_trgm_ops);

-- What has changed and has not been taken in. Another source adds a kind, its triggers, and the
-- statement that takes it in.
create table search_stale (
  number bigint generated always as identity primary key,
  kind   text collate "C" not null,
  id     text collate "C" not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- A session is found once it has ended, with its findings and its reports.
create function search_new_sessions() returns trigger language plpgsql as $$
begin
  insert into search_stale (kind, id)
  select 'SESSION', id from added where status <> 'ACTIVE';
  return null;
end
$$;

create function search_changed_sessions() returns trigger language plpgsql as $$
begin
  insert into search_stale (kind, id)
  select 'SESSION', n.id
  from after_change n join before_change o on o.id = n.id
  where (n.status <> 'ACTIVE' and n.status is distinct from o.status)
    or (n.title, n.owner, n.visibility, n.deleted_at)
      is distinct from (o.title, o.owner, o.visibility, o.deleted_at);
  if exists (
    select from after_change n join before_change o on o.id = n.id
    where (n.owner, n.visibility, n.deleted_at)
      is distinct from (o.owner, o.visibility, o.deleted_at))
  then
    delete from search_document d using after_change n
    where d.session_id = n.id and n.deleted_at is not null;
    update search_document d set owner = n.owner, team = n.visibility = 'TEAM'
    from after_change n where d.session_id = n.id;
  end if;
  return null;
end
$$;

create trigger search_new_sessions after insert on session
  referencing new table as added
  for each statement execute function search_new_sessions();

create trigger search_changed_sessions after update on session
  referencing old table as before_change new table as after_change
  for each statement execute function search_changed_sessions();

create function search_new_schedules() returns trigger language plpgsql as $$
begin
  insert into search_stale (kind, id) select 'SCHEDULE', id from added;
  return null;
end
$$;

create function search_changed_schedules() returns trigger language plpgsql as $$
begin
  insert into search_stale (kind, id) select 'SCHEDULE', id from after_change;
  delete from search_document d using after_change n
  where d.type = 'SCHEDULE' and d.id = n.id and n.deleted_at is not null;
  update search_document d set owner = n.owner, team = n.visibility = 'TEAM'
  from after_change n where d.type = 'SCHEDULE' and d.id = n.id;
  return null;
end
$$;

create trigger search_new_schedules after insert on schedule
  referencing new table as added
  for each statement execute function search_new_schedules();

create trigger search_changed_schedules after update on schedule
  referencing old table as before_change new table as after_change
  for each statement execute function search_changed_schedules();

-- What is there already.
insert into search_stale (kind, id)
select 'SESSION', id from session where status <> 'ACTIVE' and deleted_at is null order by created_at;
insert into search_stale (kind, id)
select 'SCHEDULE', id from schedule where deleted_at is null order by created_at;
