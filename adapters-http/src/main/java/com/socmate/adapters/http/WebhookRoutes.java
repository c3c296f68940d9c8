package com.socmate.adapters.http;

import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.Members;
import com.socmate.adapters.http.body.Violation;
import com.socmate.application.notification.ChangeWebhooks;
import com.socmate.application.notification.ChangeWebhooks.Outcome;
import com.socmate.application.notification.ChangeWebhooks.Wish;
import com.socmate.application.notification.TestWebhook;
import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Told;
import com.socmate.application.port.Webhooks;
import com.socmate.domain.id.WebhookId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Webhook;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The caller's own webhooks. To read them takes the right to write them: an address of Slack or
/// Teams is itself a secret.
public final class WebhookRoutes implements Routes {
  private static final String PATH = "/api/v1/webhooks";
  private static final String ONE = PATH + "/{id}";
  private static final List<String> MEMBERS = List.of("name", "url", "kind", "events", "enabled");
  private static final int LONGEST_URL = 2_000;

  private final Webhooks webhooks;
  private final ChangeWebhooks change;
  private final TestWebhook test;
  private final Deliveries deliveries;

  public WebhookRoutes(
      Webhooks webhooks, ChangeWebhooks change, TestWebhook test, Deliveries deliveries) {
    this.webhooks = webhooks;
    this.change = change;
    this.test = test;
    this.deliveries = deliveries;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list).needs(Scope.WEBHOOKS_WRITE),
        Route.post(PATH, this::add).needs(Scope.WEBHOOKS_WRITE),
        Route.get(ONE, this::get).needs(Scope.WEBHOOKS_WRITE),
        Route.patch(ONE, this::change).needs(Scope.WEBHOOKS_WRITE),
        Route.delete(ONE, this::remove).needs(Scope.WEBHOOKS_WRITE),
        Route.post(ONE + "/rotate-secret", this::rotate).needs(Scope.WEBHOOKS_WRITE),
        Route.post(ONE + "/test", this::test).needs(Scope.WEBHOOKS_WRITE),
        Route.get(ONE + "/deliveries", this::deliveries).needs(Scope.WEBHOOKS_WRITE));
  }

  private Answer list(Call call) {
    var page = call.parameters("limit", "offset").page();
    var found = page.of(webhooks.of(call.principal().user()));
    var items = found.items().stream().map(WebhookJson::from).toList();
    return Answer.ok(ListJson.of("webhooks", items, found.total(), page));
  }

  private Answer get(Call call) {
    call.parameters();
    return answer(own(call), Optional.empty());
  }

  private Webhook own(Call call) {
    return webhooks
        .find(id(call))
        .filter(it -> it.owner().equals(call.principal().user()))
        .orElseThrow(() -> Refused.notFound("webhook"));
  }

  private static WebhookId id(Call call) {
    return call.id("id", "webhook", WebhookId::new);
  }

  private static Answer answer(Webhook webhook, Optional<String> secret) {
    return Answer.ok(WebhookJson.from(webhook, secret))
        .with("ETag", VersionTag.of(webhook.version()));
  }

  private Answer add(Call call) {
    var body = call.body(MEMBERS);
    body.require("name", "url");
    var wish = wish(body);
    return switch (change.add(wish, call.request())) {
      case Outcome.Kept(var kept, var secret) ->
          Answer.created(WebhookJson.from(kept, secret), PATH + "/" + kept.id())
              .with("ETag", VersionTag.of(kept.version()));
      case Outcome refused -> throw refusal(refused);
    };
  }

  private Answer change(Call call) {
    var body = call.body(MEMBERS);
    body.refuseNull(MEMBERS.toArray(String[]::new));
    return kept(change.change(id(call), wish(body), call.ifMatch(), call.request()));
  }

  private Answer rotate(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return kept(change.rotate(id(call), call.request()));
  }

  private static Answer kept(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Kept(var kept, var secret) -> answer(kept, secret);
      case Outcome refused -> throw refusal(refused);
    };
  }

  private static Wish wish(Members body) {
    var wish =
        new Wish(
            body.text("name", 1, Webhook.MAX_NAME),
            body.text("url", 1, LONGEST_URL),
            body.oneOf("kind", Webhook.Kind.class),
            events(body),
            body.truth("enabled"));
    body.orRefuse();
    return wish;
  }

  private static Optional<Set<NotificationEvent>> events(Members body) {
    var known = Arrays.stream(NotificationEvent.values()).map(NotificationEvent::text).toList();
    var named = body.texts("events", known.size(), 40);
    named.stream()
        .flatMap(List::stream)
        .filter(text -> !known.contains(text))
        .forEach(text -> body.refuse("events", Members.notOneOf(text, known), "type_error.enum"));
    return named.map(texts ->
        texts.stream()
            .flatMap(text -> NotificationEvent.named(text).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static RuntimeException refusal(Outcome outcome) {
    return switch (outcome) {
      case Outcome.BadAddress(var why) ->
          new InvalidBody(List.of(new Violation(List.of("body", "url"), why, "value_error.url")));
      case Outcome.TooMany() ->
          Refused.conflict(
              "You have " + ChangeWebhooks.MOST + " webhooks, and nobody has more; remove one.");
      case Outcome.ChangedMeanwhile(var latest) ->
          Refused.changedMeanwhile(
              "The webhook has changed since it was read.", VersionTag.of(latest.version()));
      case Outcome.NoSuchWebhook(), Outcome.Kept _ -> Refused.notFound("webhook");
    };
  }

  private Answer remove(Call call) {
    call.parameters();
    if (!change.remove(id(call), call.request())) {
      throw Refused.notFound("webhook");
    }
    return Answer.noContent();
  }

  private Answer test(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return test.test(id(call), call.request())
        .map(WebhookRoutes::tested)
        .orElseThrow(() -> Refused.notFound("webhook"));
  }

  private static Answer tested(TestWebhook.Tested tested) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("delivered", tested.told() instanceof Told.Taken);
    tested.told().status().ifPresent(status -> body.put("http_status", status));
    body.put("result", tested.told().result());
    body.put("took_ms", tested.took().toMillis());
    return Answer.ok(body);
  }

  private Answer deliveries(Call call) {
    var parameters = call.parameters("status", "limit", "offset");
    return DeliveryRoutes.list(
        deliveries, call, parameters, Optional.of(own(call).id().value()), Optional.empty());
  }
}
