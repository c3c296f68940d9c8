-- When a host may be asked next, by all workers together, on this server's clock
-- (docs/adr/0158-turns-at-a-host-are-taken-from-the-database.md). Unlogged: after a crash no turn is
-- taken, so at most those that workers already have come twice as close, and nobody waits for a disk.

create unlogged table host_pace (
  host    text collate "C" primary key,
  next_at timestamptz not null,
  last_at timestamptz not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

comment on column host_pace.next_at is 'the first turn that nobody has taken';
comment on column host_pace.last_at is 'when one was taken last: later than now if the clock was set back';
