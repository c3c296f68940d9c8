-- Language models that the administration knows. Their keys are in the vault.

create table language_model (
  name            text collate "C" primary key,
  provider        text        not null check (provider in ('OPENAI', 'ANTHROPIC')),
  url             text        not null,
  model           text        not null,
  tokens_per_run  bigint      not null check (tokens_per_run >= 1),
  tokens_per_day  bigint      not null check (tokens_per_day >= 1),
  timeout         interval    not null,
  standard        boolean     not null default false,
  created_at      timestamptz not null
);

create unique index one_standard_model on language_model (standard) where standard;

-- What each has cost, by the day of the database's clock in UTC.
create table model_spending (
  name   text collate "C" not null,
  day    date   not null,
  tokens bigint not null,
  primary key (name, day)
);
