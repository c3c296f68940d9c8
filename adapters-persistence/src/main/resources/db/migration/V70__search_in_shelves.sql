-- Search in shelves (docs/adr/0097): documents stand by their time on shelves of some thousands, and
-- every word in the index carries the number of its shelf. A search goes from the latest shelf to
-- older ones and stops when it has enough, so a word that stands everywhere costs no more than others.

create table search_shelf (
  number    integer     primary key,
  since     timestamptz not null,
  documents bigint      not null default 0
);

comment on column search_shelf.since is 'the earliest time of what stands here; the next shelf ends it';
comment on column search_shelf.documents is 'how many were put here, those that were replaced included';

-- Words, or what is asked of them, with the number of a shelf before each: 'evil' becomes '7~evil'.
-- As text, because PostgreSQL writes both kinds alike and reads them again.
create function search_placed(shelf integer, words text) returns text
  language sql immutable parallel safe
  return regexp_replace(words, '''((?:[^'']|'''')+)''', '''' || shelf::text || '~\1''', 'g');

-- A document's words on its shelf. One word stands for the shelf itself. Words longer than any that
-- people type are left out, because with the number they might be too long.
create function search_shelved(shelf integer, words tsvector) returns tsvector
  language sql immutable parallel safe
  return search_placed(
      shelf,
      ts_delete(words, array(
        select w from unnest(tsvector_to_array(words)) as w where octet_length(w) > 250))::text
    )::tsvector || array_to_tsvector(array[shelf::text || '~']);

create function search_everything(shelf integer) returns tsquery
  language sql immutable parallel safe
  return ('''' || shelf::text || '~''')::tsquery;

-- What is asked of a shelf; without words, everything that stands there.
create function search_asked(shelf integer, words tsquery) returns tsquery
  language sql immutable parallel safe
  return case
    when words is null then search_everything(shelf)
    else search_everything(shelf) && search_placed(shelf, words::text)::tsquery
  end;

-- What a document can be narrowed by, and who may read it, on its shelf.
create function search_marks(
  shelf integer, owner text, team boolean, type text, severity text, persona text, outcome text,
  schedule_id text) returns text[]
  language sql immutable parallel safe
  return array(
    select shelf::text || '~' || m
    from unnest(array[
      'owner-' || owner, case when team then 'team' end, 'type-' || type, 'severity-' || severity,
      'persona-' || persona, 'outcome-' || outcome, 'schedule-' || schedule_id]) as m
    where m is not null);

-- Everything is taken in again, the earliest first.
drop table search_document;
delete from search_stale;

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
  shelf       integer     not null,
  words       tsvector    not null,
  marks       text[]      not null generated always as (
    search_marks(shelf, owner, team, type, severity, persona, outcome, schedule_id)) stored,
  primary key (type, id)
);

create index search_words on search_document using gin (words, marks) with (fastupdate = off);
create index search_of_session on search_document (session_id) where session_id is not null;

-- Only what is found differently is taken in again: to write a document is to write all its words.
create or replace function search_changed_schedules() returns trigger language plpgsql as $$
begin
  insert into search_stale (kind, id)
  select 'SCHEDULE', n.id
  from after_change n join before_change o on o.id = n.id
  where (n.name, n.description, n.query, n.persona, n.tags, n.owner, n.visibility, n.deleted_at)
    is distinct from
      (o.name, o.description, o.query, o.persona, o.tags, o.owner, o.visibility, o.deleted_at);
  delete from search_document d using after_change n
  where d.type = 'SCHEDULE' and d.id = n.id and n.deleted_at is not null;
  update search_document d set owner = n.owner, team = n.visibility = 'TEAM'
  from after_change n
  where d.type = 'SCHEDULE' and d.id = n.id
    and (d.owner, d.team) is distinct from (n.owner, n.visibility = 'TEAM');
  return null;
end
$$;

-- Incidents are found by what their provider reported, by what people here wrote, and by the names
-- that they are about. Everybody who may search sees all of them.
create function search_new_incidents() returns trigger language plpgsql as $$
begin
  insert into search_stale (kind, id) select 'INCIDENT', number::text from added;
  return null;
end
$$;

create function search_changed_incidents() returns trigger language plpgsql as $$
begin
  insert into search_stale (kind, id)
  select 'INCIDENT', n.number::text
  from after_change n join before_change o on o.number = n.number
  where (n.title, n.description, n.severity, n.verdict_comment, n.owner_email, n.owner_upn,
      n.owner_name, n.labels, n.tactics, n.products, n.notes, n.tags, n.assignee)
    is distinct from (o.title, o.description, o.severity, o.verdict_comment, o.owner_email,
      o.owner_upn, o.owner_name, o.labels, o.tactics, o.products, o.notes, o.tags, o.assignee);
  return null;
end
$$;

create function search_deleted_incidents() returns trigger language plpgsql as $$
begin
  delete from search_document d using removed r
  where d.type = 'INCIDENT' and d.id = r.number::text;
  return null;
end
$$;

create trigger search_new_incidents after insert on incident
  referencing new table as added
  for each statement execute function search_new_incidents();

create trigger search_changed_incidents after update on incident
  referencing old table as before_change new table as after_change
  for each statement execute function search_changed_incidents();

create trigger search_deleted_incidents after delete on incident
  referencing old table as removed
  for each statement execute function search_deleted_incidents();

create trigger search_new_subjects after insert on incident_subject
  referencing new table as added
  for each statement execute function search_new_incidents();

insert into search_stale (kind, id)
select kind, id from (
  select 'SESSION' as kind, id, coalesce(finished_at, created_at) as at
  from session where status <> 'ACTIVE' and deleted_at is null
  union all
  select 'SCHEDULE', id, created_at from schedule where deleted_at is null
  union all
  select 'INCIDENT', number::text, created_at from incident) known
order by at, kind, id;
