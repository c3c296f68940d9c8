package com.socmate.application.port;

import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.schedule.Frequency;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Every schedule there is. A deleted one is gone for all of these calls; its runs and sessions
/// stay.
public interface Schedules {
  /// Keeps a new schedule, with the plan made from its query if there is one.
  void add(Schedule schedule, Optional<Plan> plan);

  Optional<Schedule> find(ScheduleId id);

  Optional<Schedule> find(ScheduleId id, Viewer viewer);

  /// The plan as the given schedule runs it now.
  Optional<StoredPlan> plan(ScheduleId id);

  /// The plan that a run of the schedule was made for; the present one if the run names none.
  Optional<StoredPlan> plan(ScheduleId id, RunId run);

  /// Since when the schedule has had the times it has.
  Optional<Instant> timesSince(ScheduleId id);

  /// Reads the schedule, lets the change decide, and keeps what it answers, in one step: no other
  /// change comes between. Returning the same schedule changes nothing. Empty if there is no such
  /// schedule.
  ///
  /// @return what the change answered
  <R> Optional<R> change(ScheduleId id, Function<Schedule, Change<R>> change);

  /// Changes several schedules, each as [#change] would. A change may be asked more than once and
  /// must answer the same for the same schedule; one that answers the schedule as it was holds
  /// nobody up.
  ///
  /// @return what the changes answered, without schedules that do not exist
  default <R> Map<ScheduleId, R> changeEach(
      Map<ScheduleId, ? extends Function<Schedule, Change<R>>> changes) {
    var answers = new LinkedHashMap<ScheduleId, R>();
    changes.forEach((id, change) -> change(id, change).ifPresent(it -> answers.put(id, it)));
    return answers;
  }

  /// Deletes softly: the schedule is never found, listed or dispatched again.
  ///
  /// @return whether there was one
  boolean delete(ScheduleId id);

  /// Brings back a schedule that was deleted after the instant, as the decision makes of it and of
  /// the status it had. Empty if there is no such deleted schedule, or the decision leaves it.
  Optional<Schedule> restore(
      ScheduleId id,
      Instant deletedAfter,
      BiFunction<Schedule, ScheduleState.Status, Optional<Schedule>> decide);

  /// How many schedules, whoever owns them, have their next time within the stretch, its end
  /// excluded; no more than `most` are counted.
  int countDue(Instant from, Instant to, int most);

  Slice<Schedule> list(Filter filter, Viewer viewer, Page page);

  /// @param answer what to tell the caller
  record Change<R>(Schedule schedule, R answer) {}

  /// @param version counts from 1 for each schedule
  record StoredPlan(int version, Plan plan) {}

  /// What a list is narrowed to; an empty part narrows nothing.
  ///
  /// @param tag one of its tags, as it is written
  /// @param text found in the name, the description or the query, in any case
  /// @param onlyFailing those alone that failed, or are active while their latest runs failed
  record Filter(
      Optional<ScheduleState.Status> status,
      Optional<Frequency> frequency,
      Optional<Persona> persona,
      Optional<UserId> owner,
      Optional<String> tag,
      Optional<String> text,
      Order order,
      boolean onlyFailing) {
    public Filter(
        Optional<ScheduleState.Status> status,
        Optional<Frequency> frequency,
        Optional<Persona> persona,
        Optional<UserId> owner,
        Optional<String> tag,
        Optional<String> text,
        Order order) {
      this(status, frequency, persona, owner, tag, text, order, false);
    }

    public static final Filter NONE =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Order.CREATED_DESC);

    public Filter onlyFailing(boolean only) {
      return new Filter(status, frequency, persona, owner, tag, text, order, only);
    }
  }

  /// How a list is sorted; ties are broken by id.
  enum Order {
    CREATED_DESC,
    CREATED,
    NAME,
    NAME_DESC,
    NEXT_RUN,
    NEXT_RUN_DESC
  }
}
