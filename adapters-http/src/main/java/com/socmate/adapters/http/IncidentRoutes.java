package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.incident.ChangeIncident;
import com.socmate.application.incident.EnrichIncident;
import com.socmate.application.incident.InvestigateIncident;
import com.socmate.application.incident.OpenIncident;
import com.socmate.application.incident.ReadIncident;
import com.socmate.application.port.Incidents;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.NewIncident;
import com.socmate.domain.investigation.Persona;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Incidents: listed, read, changed here and at their provider, enriched, investigated, and opened
/// from findings.
public final class IncidentRoutes implements Routes {
  private static final String PATH = "/api/v1/incidents";
  private static final String ONE = PATH + "/{id}";
  private static final Map<String, Incidents.Order> ORDERS = orders();

  private final Incidents incidents;
  private final UseCases useCases;
  private final Providers providers;

  /// What can be done to incidents.
  public record UseCases(
      ReadIncident read,
      ChangeIncident change,
      EnrichIncident enrich,
      InvestigateIncident investigate,
      OpenIncident open) {}

  public IncidentRoutes(Incidents incidents, UseCases useCases, Providers providers) {
    this.incidents = incidents;
    this.useCases = useCases;
    this.providers = providers;
  }

  private static Map<String, Incidents.Order> orders() {
    var orders = new LinkedHashMap<String, Incidents.Order>();
    orders.put("-modified_at", Incidents.Order.MODIFIED_DESC);
    orders.put("modified_at", Incidents.Order.MODIFIED);
    orders.put("-created_at", Incidents.Order.CREATED_DESC);
    orders.put("created_at", Incidents.Order.CREATED);
    orders.put("-severity", Incidents.Order.SEVERITY_DESC);
    orders.put("-number", Incidents.Order.NUMBER_DESC);
    orders.put("number", Incidents.Order.NUMBER);
    return orders;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list).needs(Scope.INCIDENTS_READ),
        Route.post(PATH, this::open).needs(Scope.INCIDENTS_WRITE),
        Route.get(ONE, this::get).needs(Scope.INCIDENTS_READ),
        Route.patch(ONE, this::change).needs(Scope.INCIDENTS_WRITE),
        Route.post(ONE + "/enrich", this::enrich).needs(Scope.INCIDENTS_WRITE),
        Route.post(ONE + "/investigate", this::investigate).needs(Scope.INVESTIGATIONS_WRITE));
  }

  private Answer list(Call call) {
    var parameters =
        call.parameters(
            "severity",
            "status",
            "timespan",
            "provider",
            "assignee",
            "tag",
            "q",
            "sort",
            "limit",
            "offset");
    var filter =
        new Incidents.Filter(
            parameters.oneOf("severity", Severity.class),
            parameters.oneOf("status", IncidentStatus.class),
            parameters.text("timespan").map(IncidentRoutes::timespan),
            parameters.text("provider"),
            parameters.text("assignee"),
            parameters.text("tag"),
            parameters.text("q"),
            parameters
                .text("sort")
                .map(IncidentRoutes::order)
                .orElse(Incidents.Order.MODIFIED_DESC));
    var page = parameters.page();
    var found = incidents.list(filter, page);
    var items = found.items().stream().map(IncidentJson::from).toList();
    return Answer.ok(ListJson.of("incidents", items, found.total(), page));
  }

  private static Duration timespan(String text) {
    try {
      var span = Duration.parse(text);
      if (span.isPositive() && span.compareTo(Duration.ofDays(3650)) <= 0) {
        return span;
      }
    } catch (DateTimeParseException _) {
      // Answered below.
    }
    throw Refused.badParameter(
        "timespan is an ISO 8601 duration such as P7D or PT12H; found '"
            + Members.echo(text)
            + "'.");
  }

  private static Incidents.Order order(String text) {
    var order = ORDERS.get(text);
    if (order == null) {
      throw Refused.badParameter(
          "sort " + Members.notOneOf(text, List.copyOf(ORDERS.keySet())) + ".");
    }
    return order;
  }

  private static long number(Call call) {
    var text = call.part("id");
    if (!text.matches("[0-9]{1,18}")) {
      throw noSuch();
    }
    return Long.parseLong(text);
  }

  private static Refused noSuch() {
    return Refused.notFound("incident");
  }

  private Answer get(Call call) {
    call.parameters();
    return whole(call, number(call));
  }

  private Answer whole(Call call, long number) {
    return useCases
        .read()
        .read(number, call.viewer())
        .map(it ->
            Answer.ok(IncidentDetailJson.from(it))
                .with("ETag", VersionTag.of(it.incident().version())))
        .orElseThrow(IncidentRoutes::noSuch);
  }

  private static Answer answer(Incident incident) {
    return Answer.ok(IncidentJson.from(incident)).with("ETag", VersionTag.of(incident.version()));
  }

  private Answer change(Call call) {
    long number = number(call);
    var wish = IncidentBody.of(call.body(IncidentBody.MEMBERS)).orRefuse();
    return switch (useCases
        .change()
        .change(number, wish.there(), wish.here(), call.ifMatch(), call.request())) {
      case ChangeIncident.Outcome.Changed(var incident) -> answer(incident);
      case ChangeIncident.Outcome.ChangedMeanwhile(var latest, var why) ->
          throw Refused.changedMeanwhile(why, VersionTag.of(latest.version()));
      case ChangeIncident.Outcome.ProviderTrouble(var why, var stays, _) ->
          throw trouble(why, stays);
      case ChangeIncident.Outcome.NoSuchIncident() -> throw noSuch();
    };
  }

  private static Refused trouble(String why, boolean stays) {
    return stays
        ? Refused.badGateway(why)
        : Refused.unavailable("The provider cannot be asked now. " + why);
  }

  private Answer enrich(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return useCases
        .enrich()
        .enrich(number(call), call.request())
        .map(it -> Answer.ok(EnrichmentJson.from(it)))
        .orElseThrow(IncidentRoutes::noSuch);
  }

  private Answer investigate(Call call) {
    var body = call.optionalBody(List.of("persona"));
    var persona = body.oneOf("persona", Persona.class).orElse(Persona.SOC_ANALYST);
    body.orRefuse();
    return switch (useCases.investigate().investigate(number(call), persona, call.request())) {
      case InvestigateIncident.Outcome.Started(var session) -> {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("session_id", session.id().value());
        answer.put("status", Words.of(session.status()));
        answer.put("query", session.query());
        yield Answer.created(answer, SessionRoutes.PATH + "/" + session.id());
      }
      case InvestigateIncident.Outcome.LimitReached(var limit) -> throw Limits.reached(limit);
      case InvestigateIncident.Outcome.NothingToAsk() ->
          throw Refused.conflict(
              "The incident names no address, user, host or domain that the logs could be asked"
                  + " about. Enrich it first, or start an investigation with a question of your"
                  + " own.");
      case InvestigateIncident.Outcome.NoSuchIncident() -> throw noSuch();
    };
  }

  private Answer open(Call call) {
    var body = call.body(List.of("finding_id", "provider", "title", "severity"));
    body.require("finding_id");
    var finding = body.parsed("finding_id", "value_error.id", FindingId::new);
    var provider = providers.named(body);
    var title = body.text("title", 1, NewIncident.LONGEST_TITLE);
    var severity = body.oneOf("severity", Severity.class);
    body.orRefuse();
    return switch (useCases
        .open()
        .open(
            finding.orElseThrow(),
            provider.orElseGet(providers::standard),
            title,
            severity,
            call.request())) {
      case OpenIncident.Outcome.Opened(var it) ->
          Answer.created(IncidentJson.from(it), PATH + "/" + it.number())
              .with("ETag", VersionTag.of(it.version()));
      case OpenIncident.Outcome.ThereAlready(var it) ->
          throw Refused.conflict(
              "The finding has the incident "
                  + it.number()
                  + " already: "
                  + PATH
                  + "/"
                  + it.number());
      case OpenIncident.Outcome.NoSuchFinding() -> throw Refused.notFound("finding");
      case OpenIncident.Outcome.NoIncidentsThere(var name) ->
          throw Refused.conflict(
              "The provider "
                  + name
                  + " has no incidents; subscription_id, resource_group and workspace_name say"
                  + " where they are.");
      case OpenIncident.Outcome.ProviderTrouble(var why, var stays, _) -> throw trouble(why, stays);
    };
  }
}
