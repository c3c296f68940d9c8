package com.socmate.adapters.persistence;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// How workers take runs: lanes are chosen and locked by one statement and served by the next,
/// whose snapshot then holds all that others claimed in them.
interface ClaimSql {
  /// Jumps from lane to lane on the index, so that a lane costs a probe or two however much waits
  /// in it, and stops at the first `most` that have room and that nobody else is serving.
  @SqlQuery(
      """
      with recursive waiting (lane) as (
        (select lane from work
         where worker is null and waits_for is null and lane > :after and lane < :before
           and exists (select 1 from worker where token = :worker)
         order by lane limit 1)
        union all
        select (
          select w.lane from work w
          where w.worker is null and w.waits_for is null and w.lane > waiting.lane and w.lane < :before
          order by w.lane limit 1)
        from waiting where waiting.lane is not null),
      roomy as (
        select lane from waiting
        where lane is not null
          and coalesce((select at_once from lane_limit l where l.lane = waiting.lane), :laneLimit)
            > (select count(*) from work r where r.lane = waiting.lane and r.worker is not null)
        offset 0)
      select lane from roomy
      where pg_try_advisory_xact_lock(hashtextextended(lane, 0))
      limit :most
      """)
  List<String> lockLanes(long worker, String after, String before, int laneLimit, int most);

  /// The first of each lane, then the second of each, and so on; of no lane more than its share, so
  /// that few rows are read in vain. Whoever holds the lanes' locks needs none on the rows.
  @SqlQuery(
      """
      with picked as (
        select p.run_id
        from unnest(:lanes) with ordinality as l (lane, place)
        cross join lateral (
          select q.run_id, row_number() over () as turn
          from (
            select w.run_id from work w
            where w.lane = l.lane and w.worker is null and w.waits_for is null
            order by w.lane, w.priority, w.waiting_since, w.run_id
            limit least(
              (:most - 1) / cardinality(:lanes) + 1,
              greatest(0, coalesce((select at_once from lane_limit where lane = l.lane), :laneLimit)
                - (select count(*) from work r where r.lane = l.lane and r.worker is not null)))) q) p
        order by p.turn, l.place
        limit :most),
      taken as (
        update work w
        set worker = :worker, token = w.token + 1, started_at = coalesce(w.started_at, now())
        from picked where w.run_id = picked.run_id and w.worker is null
        returning w.run_id, w.token, w.started_at, w.losses)
      select
        t.run_id, t.token, t.started_at, t.losses,
        r.schedule_id, r.trigger, r.scheduled_for, r.lane, r.session_id
      from taken t join run r on r.id = t.run_id
      """)
  List<ClaimRow> take(long worker, String[] lanes, int laneLimit, int most);
}
