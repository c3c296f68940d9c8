-- What a worker says of itself, and when it last said that it lives. A worker of before says
-- nothing, and its lease is renewed without the time.

alter table worker
  add column renewed_at timestamptz not null default now(),
  add column slots      integer check (slots > 0),
  add column version    text;
