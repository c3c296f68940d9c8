package com.socmate.adapters.http;

import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.Members;
import com.socmate.adapters.http.body.Violation;
import com.socmate.application.llm.ChangeModels;
import com.socmate.application.llm.TestModel;
import com.socmate.application.port.LanguageModels;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.llm.LanguageModel;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Language models: administered, and tried out.
public final class ModelRoutes implements Routes {
  private static final String PATH = "/api/admin/models";
  private static final String ONE = PATH + "/{id}";
  private static final List<String> MEMBERS =
      List.of(
          "provider",
          "url",
          "model",
          "api_key",
          "tokens_per_run",
          "tokens_per_day",
          "timeout_seconds",
          "is_default");
  private static final int MOST_PER_RUN = 1_000_000;
  private static final int MOST_PER_DAY = 1_000_000_000;
  private static final int USUAL_PER_RUN = 8_000;
  private static final int USUAL_PER_DAY = 200_000;
  private static final int USUAL_TIMEOUT = 30;

  private final LanguageModels models;
  private final ChangeModels change;
  private final TestModel test;
  private final InstantSource clock;

  public ModelRoutes(
      LanguageModels models, ChangeModels change, TestModel test, InstantSource clock) {
    this.models = models;
    this.change = change;
    this.test = test;
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
        Route.post(ONE + "/test", this::test).needs(Scope.ADMIN_WRITE));
  }

  private Answer list(Call call) {
    var page = call.parameters("limit", "offset").page();
    var found = page.of(models.all());
    var items = found.items().stream().map(this::json).toList();
    return Answer.ok(ListJson.of("models", items, found.total(), page));
  }

  private ModelJson json(LanguageModel model) {
    return ModelJson.from(
        model, models.key(model.name()).isPresent(), models.spentToday(model.name()));
  }

  private Answer get(Call call) {
    call.parameters();
    return models
        .find(call.part("id"))
        .map(model -> Answer.ok(json(model)))
        .orElseThrow(() -> Refused.notFound("model"));
  }

  private Answer add(Call call) {
    var known = new ArrayList<>(List.of("name"));
    known.addAll(MEMBERS);
    var body = call.body(known);
    body.require("name", "provider", "url", "model");
    var name =
        body.parsed(
            "name",
            "value_error.name",
            text -> {
              if (!text.matches("[a-z0-9][a-z0-9-]{0,39}")) {
                throw new IllegalArgumentException(
                    "is 1 to 40 lower-case letters, digits and hyphens");
              }
              return text;
            });
    var wish = Wish.of(body);
    body.orRefuse();
    var model =
        new LanguageModel(
            name.orElseThrow(),
            wish.provider().orElseThrow(),
            wish.url().orElseThrow(),
            wish.model().orElseThrow(),
            wish.perRun().orElse(USUAL_PER_RUN),
            wish.perDay().orElse(USUAL_PER_DAY),
            Duration.ofSeconds(wish.timeout().orElse(USUAL_TIMEOUT)),
            wish.standard().orElse(false),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return switch (change.add(model, wish.key(), call.request())) {
      case ChangeModels.Outcome.Kept(var kept) ->
          Answer.created(json(kept), PATH + "/" + kept.name());
      case ChangeModels.Outcome.NameTaken() ->
          throw Refused.conflict("There is a model " + model.name() + " already.");
      case ChangeModels.Outcome.BadAddress(var why) -> throw badAddress(why);
      case ChangeModels.Outcome.NoSuchModel() -> throw Refused.notFound("model");
    };
  }

  private Answer change(Call call) {
    var body = call.body(MEMBERS);
    body.refuseNull(MEMBERS.toArray(String[]::new));
    var wish = Wish.of(body);
    body.orRefuse();
    return switch (change.change(call.part("id"), wish::applied, wish.key(), call.request())) {
      case ChangeModels.Outcome.Kept(var kept) -> Answer.ok(json(kept));
      case ChangeModels.Outcome.BadAddress(var why) -> throw badAddress(why);
      case ChangeModels.Outcome.NameTaken(), ChangeModels.Outcome.NoSuchModel() ->
          throw Refused.notFound("model");
    };
  }

  private static InvalidBody badAddress(String why) {
    return new InvalidBody(List.of(new Violation(List.of("body", "url"), why, "value_error.url")));
  }

  private Answer remove(Call call) {
    call.parameters();
    if (!change.remove(call.part("id"), call.request())) {
      throw Refused.notFound("model");
    }
    return Answer.noContent();
  }

  private Answer test(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return test.test(call.part("id"), call.request())
        .map(TrialJson::from)
        .map(Answer::ok)
        .orElseThrow(() -> Refused.notFound("model"));
  }

  /// What a body says of a model.
  private record Wish(
      Optional<LanguageModel.Provider> provider,
      Optional<String> url,
      Optional<String> model,
      Optional<String> key,
      Optional<Integer> perRun,
      Optional<Integer> perDay,
      Optional<Integer> timeout,
      Optional<Boolean> standard) {
    static Wish of(Members body) {
      return new Wish(
          body.oneOf("provider", LanguageModel.Provider.class),
          body.text("url", 1, 500),
          body.text("model", 1, 200),
          body.text("api_key", 1, 1_000),
          body.whole("tokens_per_run", 1, MOST_PER_RUN),
          body.whole("tokens_per_day", 1, MOST_PER_DAY),
          body.whole("timeout_seconds", 1, (int) LanguageModel.LONGEST_TIMEOUT.toSeconds()),
          body.truth("is_default"));
    }

    LanguageModel applied(LanguageModel before) {
      return new LanguageModel(
          before.name(),
          provider.orElse(before.provider()),
          url.orElse(before.url()),
          model.orElse(before.model()),
          perRun.map(Integer::longValue).orElse(before.tokensPerRun()),
          perDay.map(Integer::longValue).orElse(before.tokensPerDay()),
          timeout.map(Duration::ofSeconds).orElse(before.timeout()),
          standard.orElse(before.standard()),
          before.createdAt());
    }
  }
}
