-- Answers may hold what is shown only once, so they are sealed.

create table idempotent_answer (
  principal   text        not null,
  key         text        not null,
  fingerprint bytea       not null,
  sealed      bytea       not null,
  answered_at timestamptz not null default now(),
  primary key (principal, key)
);

create index idempotent_answer_age on idempotent_answer (answered_at);
