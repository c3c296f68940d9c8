package com.socmate.adapters.persistence;

import org.jdbi.v3.core.Handle;

/// How many schedules there are, without counting them: the sums of `schedule_tally`.
public final class ScheduleTally {
  /// For those that a viewer sees, `:viewer`.
  static final String VISIBLE =
      """
      (select coalesce(sum(case when owner = :viewer then own else team end), 0)
       from schedule_tally where (owner = :viewer or team <> 0)
      """;

  static final String ALL = "(select coalesce(sum(own), 0) from schedule_tally where true";

  private static final String FOLD =
      """
      with
        many as (select owner from schedule_tally group by owner having count(*) > 1 limit 1000),
        gone as (
          delete from schedule_tally using many where schedule_tally.owner = many.owner
          returning schedule_tally.owner, own, team)
      insert into schedule_tally (owner, own, team)
      select owner, sum(own), sum(team) from gone group by owner
      """;

  private final Handles handles;

  public ScheduleTally(Database database) {
    this.handles = database.handles();
  }

  /// Makes one row of the several that an owner has.
  ///
  /// @return for how many owners
  public int fold() {
    return handles.with((Handle handle) -> handle.execute(FOLD));
  }
}
