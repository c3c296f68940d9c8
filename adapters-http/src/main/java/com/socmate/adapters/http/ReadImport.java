package com.socmate.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.Members;
import com.socmate.adapters.http.body.Violation;
import com.socmate.application.plan.CheckPlan;
import com.socmate.application.port.Plans;
import com.socmate.application.schedule.ChangeSchedule;
import com.socmate.application.schedule.ImportSchedules;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the items of a document of schedules: each becomes something to make or to change, or is
/// there already, or is nonsense.
record ReadImport(
    ZoneId zone,
    Instant now,
    Plans plans,
    CheckPlan check,
    SpecificQueries queries,
    Providers providers) {
  /// Every item is a schedule to make, unless one with its name and query is there.
  ///
  /// @param again whether to make it even so
  List<ImportJson.Read> fresh(List<ObjectNode> nodes, List<Schedule> own, boolean again) {
    var known =
        own.stream()
            .map(it -> new NameAndQuery(it.definition().name(), it.definition().query()))
            .collect(Collectors.toCollection(HashSet::new));
    return nodes.stream().map(it -> read(it, body -> fresh(body, known, again))).toList();
  }

  private ImportJson.Read fresh(Members body, Set<NameAndQuery> known, boolean again) {
    var status = body.oneOf("status", Importable.class);
    var wanted = sound(ScheduleBody.ofNew(body, zone, now, providers));
    var words = new NameAndQuery(wanted.definition().name(), wanted.definition().query());
    if (!again && !known.add(words)) {
      return ImportJson.Read.existing(wanted.definition().name());
    }
    boolean paused = status.filter(it -> it == Importable.PAUSED).isPresent();
    return ImportJson.Read.of(
        wanted.definition().name(),
        new ImportSchedules.Item.Fresh(wanted, paused, plan(body, wanted)));
  }

  /// Every item is what the schedule of its name shall be; one that is so already stays.
  List<ImportJson.Read> applied(List<ObjectNode> nodes, List<Schedule> own) {
    var named = own.stream().collect(Collectors.groupingBy(it -> it.definition().name()));
    var seen = new HashSet<String>();
    return nodes.stream().map(it -> read(it, body -> applied(body, it, named, seen))).toList();
  }

  private ImportJson.Read applied(
      Members body, ObjectNode node, Map<String, List<Schedule>> named, Set<String> seen) {
    var name = node.path("name").asText("").strip();
    var present = named.getOrDefault(name, List.of());
    if (!seen.add(name) || present.size() > 1) {
      throw refused(
          "name",
          "is that of more than one schedule, so it does not say which; give each its own",
          "value_error.name");
    }
    return present.isEmpty()
        ? fresh(body, new HashSet<>(), true)
        : revised(body, present.getFirst());
  }

  private ImportJson.Read revised(Members body, Schedule present) {
    var isPaused = body.oneOf("status", Importable.class).map(it -> it == Importable.PAUSED);
    var wanted = sound(ScheduleBody.changed(body, present, zone, now, providers));
    var plan = plan(body, wanted);
    var edited = plans.current(present.id()).filter(PlanVersion::isEdited).map(PlanVersion::plan);
    if (edited.isPresent() && plan.isEmpty() && asksOtherwise(present, wanted)) {
      throw refused(
          "user_query",
          "changes, and its plan was written by hand for the old one; bring the plan along",
          "value_error.plan");
    }
    var changes = ScheduleChanges.of(present, edited, wanted, plan, isPaused, now);
    var name = present.definition().name();
    return changes.isEmpty()
        ? ImportJson.Read.existing(name)
        : ImportJson.Read.revising(
            name, new ImportSchedules.Item.Revised(present, wanted, isPaused, plan), changes);
  }

  private static boolean asksOtherwise(Schedule present, ChangeSchedule.Wanted wanted) {
    return !wanted.definition().query().equals(present.definition().query())
        || !wanted.definition().provider().equals(present.definition().provider());
  }

  private ImportJson.Read read(ObjectNode node, Reading reading) {
    try {
      return reading.of(new Members(node, ScheduleYaml.MEMBERS));
    } catch (InvalidBody e) {
      return ImportJson.Read.wrong(node.path("name").asText(""), e.violations());
    }
  }

  private ChangeSchedule.Wanted sound(ChangeSchedule.Wanted wanted) {
    queries.hold(wanted.definition().query(), wanted.timetable());
    if (wanted.timetable().nextAfter(now).isEmpty()) {
      throw NeverRuns.refusal(wanted.timetable(), now);
    }
    return wanted;
  }

  /// A plan that a person wrote, checked as if it were edited here.
  private Optional<Plan> plan(Members body, ChangeSchedule.Wanted wanted) {
    var written = body.within("plan", PlanBody.MEMBERS);
    var draft = written.flatMap(PlanBody::draft);
    body.orRefuse();
    return draft.flatMap(it ->
        switch (check.check(it, Optional.empty(), wanted.definition().provider())) {
          case CheckPlan.Checked.Sound(var plan) -> Optional.of(plan);
          case CheckPlan.Checked.Wrong(var problems) -> {
            written.ifPresent(members -> PlanBody.refuse(members, problems));
            throw body.refusal();
          }
        });
  }

  private static InvalidBody refused(String member, String msg, String type) {
    return new InvalidBody(List.of(new Violation(List.of("body", member), msg, type)));
  }

  @FunctionalInterface
  private interface Reading {
    ImportJson.Read of(Members body);
  }

  private record NameAndQuery(String name, String query) {}

  /// How a schedule may stand in a document.
  private enum Importable {
    ACTIVE,
    PAUSED
  }
}
