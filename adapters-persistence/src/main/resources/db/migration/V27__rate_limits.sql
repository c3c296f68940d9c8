-- Exact sliding windows on this server's clock. Unlogged: after a crash every window is empty, which
-- admits at most one more window's worth, and no decision waits for a disk.

create unlogged table rate_window (
  partition text collate "C" primary key,
  first     bigint      not null default 0,
  last      bigint      not null default -1,
  last_at   timestamptz not null default '-infinity'
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

comment on table rate_window is 'the admissions of a partition that may still count: numbers first to last';

create unlogged table rate_hit (
  partition text collate "C" not null,
  number    bigint      not null,
  at        timestamptz not null,
  primary key (partition, number)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);

-- One call, one round trip. The partition's row is locked first and everything is read afterwards,
-- the clock too: a snapshot from before the wait would miss what the one before us admitted.
create function rate_decide(
  the_partition text, most integer, window_length interval,
  out admitted boolean, out remaining integer, out wait interval)
language plpgsql as $$
declare
  w        rate_window;
  moment   timestamptz;
  gone     integer;
  oldest   timestamptz;
begin
  loop
    select * into w from rate_window where partition = the_partition for update;
    exit when found;
    insert into rate_window (partition) values (the_partition) on conflict do nothing;
  end loop;
  moment := clock_timestamp();
  if w.last_at > moment + interval '1 second' then
    -- The clock was set back: what lies in the future cannot be waited for.
    delete from rate_hit where partition = the_partition;
    w.first := w.last + 1;
  end if;
  loop
    delete from rate_hit
    where partition = the_partition and number between w.first and w.first + 63
      and at <= moment - window_length;
    get diagnostics gone = row_count;
    w.first := w.first + gone;
    exit when gone < 64;
  end loop;
  admitted := w.last - w.first + 1 < most;
  if admitted then
    w.last := w.last + 1;
    w.last_at := moment;
    insert into rate_hit (partition, number, at) values (the_partition, w.last, moment);
    update rate_window set first = w.first, last = w.last, last_at = w.last_at
    where partition = the_partition;
    select at into oldest from rate_hit where partition = the_partition and number = w.first;
  else
    -- More may be in the window than the limit allows, if the limit was lowered: the next may pass
    -- when all but most - 1 have left.
    select at into oldest from rate_hit
    where partition = the_partition and number = w.last - most + 1;
    update rate_window set first = w.first where partition = the_partition and first <> w.first;
  end if;
  remaining := greatest(0, most - (w.last - w.first + 1))::integer;
  wait := oldest + window_length - moment;
end
$$;

-- Takes out partitions that nobody has asked of for a while.
create function rate_forget(idle interval) returns bigint language plpgsql as $$
declare
  gone bigint;
begin
  with forgotten as (
    delete from rate_window
    where partition in (
      select partition from rate_window
      where last_at < clock_timestamp() - idle
      limit 1000 for update skip locked)
    returning partition)
  , hits as (delete from rate_hit h using forgotten f where h.partition = f.partition)
  select count(*) into gone from forgotten;
  return gone;
end
$$;
