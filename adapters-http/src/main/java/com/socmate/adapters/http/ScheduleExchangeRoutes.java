package com.socmate.adapters.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.StrictYaml;
import com.socmate.adapters.http.body.Violation;
import com.socmate.application.plan.CheckPlan;
import com.socmate.application.port.Accounts;
import com.socmate.application.port.Page;
import com.socmate.application.port.Plans;
import com.socmate.application.port.Schedules;
import com.socmate.application.schedule.ImportSchedules;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Schedules out of the product and into it again, as YAML.
public final class ScheduleExchangeRoutes implements Routes {
  private static final String PATH = "/api/v1/schedules";
  private static final int MOST = 200;
  private static final int MOST_EXPORTED = 1_000;

  private final Schedules schedules;
  private final Plans plans;
  private final CheckPlan check;
  private final ImportSchedules imports;
  private final HomeZones zones;
  private final InstantSource clock;
  private final SpecificQueries queries;
  private final Providers providers;

  public ScheduleExchangeRoutes(
      Schedules schedules,
      Plans plans,
      CheckPlan check,
      ImportSchedules imports,
      Accounts accounts,
      InstantSource clock,
      SpecificQueries queries,
      Providers providers) {
    this.providers = providers;
    this.schedules = schedules;
    this.plans = plans;
    this.check = check;
    this.imports = imports;
    this.zones = new HomeZones(accounts);
    this.clock = clock;
    this.queries = queries;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH + "/export", this::export).needs(Scope.SCHEDULES_READ),
        Route.post(PATH + "/import", this::bring).needs(Scope.SCHEDULES_WRITE));
  }

  /// What is completed is left out: it could not be made again.
  private Answer export(Call call) {
    var filter =
        ScheduleFilter.read(
            call.parameters(ScheduleFilter.PARAMETERS.toArray(String[]::new)), call);
    var found =
        all(filter, call).stream()
            .filter(it -> !(it.state() instanceof ScheduleState.Completed))
            .toList();
    var yaml = ScheduleYaml.of(found, editedPlans(found)).getBytes(StandardCharsets.UTF_8);
    return new Answer.Written(
        ScheduleYaml.MEDIA_TYPE,
        Map.of("Content-Disposition", "attachment; filename=\"schedules.yaml\""),
        out -> out.write(yaml));
  }

  private Map<ScheduleId, Plan> editedPlans(List<Schedule> of) {
    var edited = new HashMap<ScheduleId, Plan>();
    of.forEach(schedule ->
        plans
            .current(schedule.id())
            .filter(PlanVersion::isEdited)
            .ifPresent(it -> edited.put(schedule.id(), it.plan())));
    return edited;
  }

  private List<Schedule> all(Schedules.Filter filter, Call call) {
    var all = new ArrayList<Schedule>();
    int read;
    do {
      var items =
          schedules.list(filter, call.viewer(), new Page(Page.MAX_LIMIT, all.size())).items();
      read = items.size();
      all.addAll(items);
    } while (read == Page.MAX_LIMIT && all.size() < MOST_EXPORTED);
    return all;
  }

  private Answer bring(Call call) {
    var parameters = call.parameters("dry_run", "all_or_nothing", "existing");
    boolean dryRun = parameters.truth("dry_run");
    boolean allOrNothing = parameters.truth("all_or_nothing");
    var existing = parameters.oneOf("existing", Existing.class).orElse(Existing.SKIP);
    var document = StrictYaml.read(call.yaml());
    var items =
        SentinelRuleYaml.isOne(document)
            ? rule(document, existing, call)
            : read(items(document), existing, call);
    boolean anyWrong = items.stream().anyMatch(it -> !it.errors().isEmpty());
    if (dryRun || (allOrNothing && anyWrong)) {
      return Answer.ok(ImportJson.planned(items, dryRun));
    }
    return Answer.ok(ImportJson.done(items, create(items, allOrNothing, call)));
  }

  private List<Optional<Schedule>> create(
      List<ImportJson.Read> items, boolean allOrNothing, Call call) {
    var wanted = items.stream().flatMap(it -> it.item().stream()).toList();
    return imports.importAll(wanted, allOrNothing, call.request());
  }

  private List<ImportJson.Read> rule(ObjectNode document, Existing existing, Call call) {
    var item = SentinelRuleYaml.item(document);
    return read(List.of(item.schedule()), existing, call).stream()
        .map(it -> it.noting(item.notes()))
        .toList();
  }

  private static List<ObjectNode> items(ObjectNode document) {
    if (document.has("resources")) {
      throw refused(
          "this looks like a template of Azure Resource Manager; import the YAML of one analytics rule at a time",
          "value_error.sentinel");
    }
    if (document.path("version").asInt() != ScheduleYaml.VERSION) {
      throw refused(
          "must say version: "
              + ScheduleYaml.VERSION
              + " and have a list named schedules; what GET /api/v1/schedules/export answers is an"
              + " example",
          "value_error.version");
    }
    if (!(document.get("schedules") instanceof ArrayNode list)) {
      throw refused("must have a list named schedules", "value_error.missing");
    }
    if (list.size() > MOST) {
      throw refused(
          "has at most " + MOST + " schedules; found " + list.size() + ". Import it in parts",
          "value_error.list.max_items");
    }
    var items = new ArrayList<ObjectNode>();
    for (int index = 0; index < list.size(); index++) {
      if (!(list.get(index) instanceof ObjectNode item)) {
        throw new InvalidBody(
            List.of(
                new Violation(
                    List.of("body", "schedules", index), "must be a mapping", "type_error.dict")));
      }
      items.add(item);
    }
    return items;
  }

  private static InvalidBody refused(String msg, String type) {
    return new InvalidBody(List.of(new Violation(List.of("body"), msg, type)));
  }

  private List<ImportJson.Read> read(List<ObjectNode> nodes, Existing existing, Call call) {
    var reading = new ReadImport(zones.of(call), clock.instant(), plans, check, queries, providers);
    var own = existing == Existing.CREATE ? List.<Schedule>of() : own(call);
    return switch (existing) {
      case SKIP, CREATE -> reading.fresh(nodes, own, existing == Existing.CREATE);
      case UPDATE -> reading.applied(nodes, own);
    };
  }

  /// What the caller has already.
  private List<Schedule> own(Call call) {
    UserId me = call.principal().user();
    return all(ScheduleFilter.ownedBy(me), call);
  }

  /// What becomes of what the caller has already.
  private enum Existing {
    SKIP,
    CREATE,
    UPDATE
  }
}
