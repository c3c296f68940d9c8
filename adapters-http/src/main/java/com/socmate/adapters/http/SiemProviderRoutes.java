package com.socmate.adapters.http;

import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.Violation;
import com.socmate.application.incident.SyncIncidents;
import com.socmate.application.incident.SyncIncidents.Synced;
import com.socmate.application.port.IncidentMarks;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemProviders;
import com.socmate.application.provider.ChangeProviders;
import com.socmate.application.provider.TestProvider;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.provider.SiemProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Providers of logs and incidents: administered, and tried out.
public final class SiemProviderRoutes implements Routes {
  private static final String PATH = "/api/admin/siem-providers";
  private static final String ONE = PATH + "/{id}";
  private static final Duration MOST_BACK = Duration.ofDays(90);

  private final SiemProviders providers;
  private final Siem siem;
  private final ChangeProviders change;
  private final TestProvider test;
  private final SyncIncidents sync;
  private final IncidentMarks marks;
  private final InstantSource clock;

  public SiemProviderRoutes(
      SiemProviders providers,
      Siem siem,
      ChangeProviders change,
      TestProvider test,
      SyncIncidents sync,
      IncidentMarks marks,
      InstantSource clock) {
    this.providers = providers;
    this.siem = siem;
    this.change = change;
    this.test = test;
    this.sync = sync;
    this.marks = marks;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list).needs(Scope.ADMIN_READ),
        Route.post(PATH, this::add).needs(Scope.ADMIN_WRITE),
        Route.get(ONE, this::get).needs(Scope.ADMIN_READ),
        Route.patch(ONE, this::change).needs(Scope.ADMIN_WRITE),
        Route.delete(ONE, this::remove).needs(Scope.ADMIN_WRITE),
        Route.post(ONE + "/test", this::test).needs(Scope.ADMIN_WRITE),
        Route.get(ONE + "/sync", this::synced).needs(Scope.ADMIN_READ),
        Route.post(ONE + "/backfill", this::backfill).needs(Scope.ADMIN_WRITE));
  }

  private Answer list(Call call) {
    var page = call.parameters("limit", "offset").page();
    var all = new ArrayList<>(List.of(builtIn()));
    providers.all().forEach(it -> all.add(SiemProviderJson.from(it)));
    var found = page.of(all);
    return Answer.ok(ListJson.of("providers", found.items(), found.total(), page));
  }

  private SiemProviderJson builtIn() {
    return SiemProviderJson.builtIn(
        siem.standard().equals(SiemProvider.BUILT_IN),
        siem.incidents(SiemProvider.BUILT_IN).isPresent());
  }

  private Answer get(Call call) {
    call.parameters();
    var name = call.part("id");
    return name.equals(SiemProvider.BUILT_IN)
        ? Answer.ok(builtIn())
        : providers
            .find(name)
            .map(SiemProviderRoutes::answer)
            .orElseThrow(() -> Refused.notFound("provider"));
  }

  private static Answer answer(SiemProvider provider) {
    return Answer.ok(SiemProviderJson.from(provider))
        .with("ETag", VersionTag.of(provider.version()));
  }

  private Answer add(Call call) {
    var known = new ArrayList<>(List.of("name"));
    known.addAll(SiemProviderBody.MEMBERS);
    var body = call.body(known);
    body.require("name", "workspace_id", "credential");
    var name = body.parsed("name", "value_error.name", SiemProviderRoutes::name);
    var wish = SiemProviderBody.of(body);
    body.orRefuse();
    var provider =
        together(
            () -> wish.made(name.orElseThrow(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
    return switch (change.add(provider, wish.secret(), call.request())) {
      case ChangeProviders.Outcome.Kept(var kept) ->
          Answer.created(SiemProviderJson.from(kept), PATH + "/" + kept.name())
              .with("ETag", VersionTag.of(kept.version()));
      case ChangeProviders.Outcome.NameTaken() ->
          throw Refused.conflict("There is a provider " + provider.name() + " already.");
      case ChangeProviders.Outcome refused -> throw refusal(refused);
    };
  }

  private static String name(String text) {
    if (!text.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("is 1 to 40 lower-case letters, digits and hyphens");
    }
    return text;
  }

  private Answer change(Call call) {
    var body = call.body(SiemProviderBody.MEMBERS);
    body.refuseNull(SiemProviderBody.MEMBERS.toArray(String[]::new));
    var wish = SiemProviderBody.of(body);
    body.orRefuse();
    if (call.part("id").equals(SiemProvider.BUILT_IN)) {
      throw Refused.conflict(
          "The provider sentinel is configured by the environment; SOCMATE_WORKSPACE_URL and the"
              + " keys beside it change it.");
    }
    return switch (change.change(
        call.part("id"),
        before -> together(() -> wish.applied(before)),
        wish.secret(),
        call.ifMatch(),
        call.request())) {
      case ChangeProviders.Outcome.Kept(var kept) -> answer(kept);
      case ChangeProviders.Outcome refused -> throw refusal(refused);
    };
  }

  /// Parts that are right by themselves may not go together.
  private static SiemProvider together(Supplier<SiemProvider> parts) {
    try {
      return parts.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidBody(
          List.of(
              new Violation(
                  List.of("body"), String.valueOf(e.getMessage()), "value_error.provider")));
    }
  }

  private static RuntimeException refusal(ChangeProviders.Outcome outcome) {
    return switch (outcome) {
      case ChangeProviders.Outcome.BadAddress(var member, var why) ->
          invalid(member, why, "value_error.url");
      case ChangeProviders.Outcome.WrongSecret(var why) ->
          invalid("secret", why, "value_error.secret");
      case ChangeProviders.Outcome.ChangedMeanwhile(var latest) ->
          Refused.changedMeanwhile(
              "The provider has changed since it was read.", VersionTag.of(latest.version()));
      case ChangeProviders.Outcome.NoSuchProvider(),
          ChangeProviders.Outcome.NameTaken(),
          ChangeProviders.Outcome.Kept _ ->
          Refused.notFound("provider");
    };
  }

  private static InvalidBody invalid(String member, String why, String type) {
    return new InvalidBody(List.of(new Violation(List.of("body", member), why, type)));
  }

  private Answer remove(Call call) {
    call.parameters();
    if (call.part("id").equals(SiemProvider.BUILT_IN)) {
      throw Refused.conflict("The provider sentinel is configured by the environment and stays.");
    }
    if (!change.remove(call.part("id"), call.request())) {
      throw Refused.notFound("provider");
    }
    return Answer.noContent();
  }

  private Answer test(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return test.test(call.part("id"), call.request())
        .map(TrialJson::from)
        .map(Answer::ok)
        .orElseThrow(() -> Refused.notFound("provider"));
  }

  private Answer synced(Call call) {
    call.parameters();
    var name = call.part("id");
    if (!siem.names().contains(name)) {
      throw Refused.notFound("provider");
    }
    return Answer.ok(
        IncidentSyncJson.from(
            name, marks.states().stream().filter(it -> it.provider().equals(name)).findFirst()));
  }

  private Answer backfill(Call call) {
    var body = call.body(List.of("timespan"));
    body.require("timespan");
    var back = body.duration("timespan", Duration.ofHours(1), MOST_BACK);
    body.orRefuse();
    var name = call.part("id");
    if (!siem.names().contains(name)) {
      throw Refused.notFound("provider");
    }
    return switch (sync.backfill(name, back.orElseThrow())
        .orElseThrow(() -> Refused.conflict("The provider " + name + " has no incidents."))) {
      case Synced.Done(_, var read) -> {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("read", read);
        yield Answer.ok(answer);
      }
      case Synced.Busy _ ->
          throw Refused.conflictForNow("The provider's incidents are being read just now.");
      case Synced.Failed(_, var why) ->
          throw Refused.unavailable("The provider cannot be asked now. " + why);
    };
  }
}
