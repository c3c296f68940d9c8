-- What the rows of investigations show: entities, and how they are related. Who may read something
-- of it follows from its session and is asked when it is read (docs/adr/0085, 0086).

create table entity (
  id       bigint generated always as identity primary key,
  kind     text collate "C" not null
    check (kind in ('IP', 'USER', 'HOST', 'DOMAIN', 'HASH', 'EMAIL', 'URL', 'PROCESS')),
  value    text collate "C" not null check (octet_length(value) between 1 and 2000),
  alias_of bigint references entity,
  unique (kind, value),
  constraint nothing_is_its_own_alias check (alias_of <> id)
);

comment on column entity.value is 'the normal form: one thing has one value';
comment on column entity.alias_of is 'the name it is shown under; that one is no alias itself';

create index entity_by_value on entity (value);

-- The part of a name that tells it from others; what follows is mostly the same.
create index entity_resembling on entity
  using gin (split_part(split_part(value, '@', 1), '.', 1) gin_trgm_ops);
create index entity_aliases on entity (alias_of) where alias_of is not null;

create table mention (
  session_id text collate "C" not null,
  query      text collate "C" not null,
  entity     bigint      not null,
  first_row  integer     not null,
  rows       integer     not null,
  first_seen timestamptz not null,
  last_seen  timestamptz not null,
  primary key (session_id, query, entity)
);

comment on table mention is 'that the rows of a query show an entity';

create index mention_of_entity on mention (entity, last_seen desc);

create table relation (
  session_id text collate "C" not null,
  query      text collate "C" not null,
  source     bigint      not null,
  type       text collate "C" not null,
  target     bigint      not null,
  first_row  integer     not null,
  rows       integer     not null,
  first_seen timestamptz not null,
  last_seen  timestamptz not null,
  primary key (session_id, query, source, type, target)
);

comment on table relation is 'that the rows of a query show two entities related';

create index relation_from on relation (source, last_seen desc);
create index relation_to on relation (target, last_seen desc);

create table alias_merge (
  id        text collate "C" primary key,
  alias     bigint      not null references entity,
  head      bigint      not null references entity,
  reason    text        not null,
  author    text collate "C" not null,
  at        timestamptz not null,
  undone_by text collate "C",
  undone_at timestamptz,
  constraint an_undoing_has_both check ((undone_by is null) = (undone_at is null))
);

create unique index one_merge_of_an_alias on alias_merge (alias) where undone_at is null;
create index alias_merge_by_time on alias_merge (at, id);

-- Evidence that the graph has not read. It is written with the evidence itself, within the
-- transaction that ends the run, and read afterwards.
create table unread_evidence (
  number     bigint generated always as identity primary key,
  session_id text collate "C" not null,
  query      text collate "C" not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

create function note_unread_evidence() returns trigger language plpgsql as $$
begin
  insert into unread_evidence (session_id, query)
  select session_id, query from added where total_rows > 0;
  return null;
end
$$;

create trigger note_unread_evidence after insert on evidence
  referencing new table as added
  for each statement execute function note_unread_evidence();

insert into unread_evidence (session_id, query)
select session_id, query from evidence where total_rows > 0 and not purged;
