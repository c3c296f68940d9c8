package com.socmate.adapters.http;

import com.socmate.application.key.CreateApiKey;
import com.socmate.application.key.DisableApiKey;
import com.socmate.application.key.RenewApiKey;
import com.socmate.application.port.ApiKeys;
import com.socmate.domain.id.ApiKeyId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// API keys, for administrators: made, listed, rotated, disabled.
public final class ApiKeyRoutes implements Routes {
  private static final String PATH = "/api/admin/api-keys";
  private static final int DEFAULT_PER_MINUTE = 60;
  private static final int LONGEST_NAME = 100;
  private static final int DAY = 86_400;
  private static final int LONGEST_OVERLAP = 30 * DAY;

  private final CreateApiKey create;
  private final RenewApiKey renew;
  private final DisableApiKey disable;
  private final ApiKeys keys;

  public ApiKeyRoutes(CreateApiKey create, RenewApiKey renew, DisableApiKey disable, ApiKeys keys) {
    this.create = create;
    this.renew = renew;
    this.disable = disable;
    this.keys = keys;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(PATH, this::create).needs(Scope.ADMIN_WRITE),
        Route.get(PATH, this::list).needs(Scope.ADMIN_READ),
        Route.get(PATH + "/{id}", this::get).needs(Scope.ADMIN_READ),
        Route.post(PATH + "/{id}/rotate", this::rotate).needs(Scope.ADMIN_WRITE),
        Route.post(PATH + "/{id}/disable", this::disable).needs(Scope.ADMIN_WRITE),
        Route.delete(PATH + "/{id}", this::delete).needs(Scope.ADMIN_WRITE));
  }

  private Answer create(Call call) {
    var body = call.body(List.of("name", "scopes", "rate_limit_per_minute", "expires_at", "owner"));
    body.require("name");
    body.refuseNull("rate_limit_per_minute");
    var name = body.text("name", 1, LONGEST_NAME);
    var scopes = ScopesBody.read(body);
    var perMinute = body.whole("rate_limit_per_minute", 1, ApiKey.MOST_PER_MINUTE);
    var expiresAt = body.parsed("expires_at", "value_error.datetime", Moments::parse);
    var owner = body.parsed("owner", "value_error.user", UserId::new);
    body.orRefuse();
    var order =
        new CreateApiKey.Order(
            name.orElseThrow(), scopes, perMinute.orElse(DEFAULT_PER_MINUTE), expiresAt, owner);
    return switch (create.create(order, call.request())) {
      case CreateApiKey.Outcome.Created(var key, var text) ->
          Answer.created(ApiKeyJson.withText(key, text), PATH + "/" + key.id());
      case CreateApiKey.Outcome.AskerLacks(var lacking) ->
          throw Refused.forbidden("You do not hold " + names(lacking) + " yourself.");
      case CreateApiKey.Outcome.OwnerCannotHave(var lacking) -> {
        body.refuse(
            "scopes", "a key of this owner cannot have " + names(lacking), "value_error.scope");
        throw body.refusal();
      }
      case CreateApiKey.Outcome.NoSuchOwner _ -> {
        body.refuse("owner", "there is no such user", "value_error.user");
        throw body.refusal();
      }
      case CreateApiKey.Outcome.ExpiresInThePast _ -> {
        body.refuse("expires_at", "must lie in the future", "value_error.datetime");
        throw body.refusal();
      }
    };
  }

  private static String names(Set<Scope> scopes) {
    return scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(", "));
  }

  private Answer list(Call call) {
    var page = call.parameters("limit", "offset").page();
    var found = keys.list(page);
    return Answer.ok(
        ListJson.of(
            "api_keys",
            found.items().stream().map(ApiKeyJson::from).toList(),
            found.total(),
            page));
  }

  private Answer get(Call call) {
    call.parameters();
    return keys.find(id(call))
        .map(key -> Answer.ok(ApiKeyJson.from(key)))
        .orElseThrow(ApiKeyRoutes::unknown);
  }

  private Answer rotate(Call call) {
    var body = call.optionalBody(List.of("overlap_seconds"));
    body.refuseNull("overlap_seconds");
    var overlap = body.whole("overlap_seconds", 0, LONGEST_OVERLAP).orElse(DAY);
    body.orRefuse();
    return switch (renew.renew(id(call), Duration.ofSeconds(overlap), call.request())) {
      case RenewApiKey.Outcome.Renewed(var key, var text) ->
          Answer.ok(ApiKeyJson.withText(key, text));
      case RenewApiKey.Outcome.AskerLacks _ ->
          throw Refused.forbidden("The key has scopes that you do not hold yourself.");
      case RenewApiKey.Outcome.Ended _ ->
          throw Refused.conflict("The key has expired or is disabled; make a new one.");
      case RenewApiKey.Outcome.NoSuchKey _ -> throw unknown();
    };
  }

  private Answer disable(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return disable
        .disable(id(call), call.request())
        .map(key -> Answer.ok(ApiKeyJson.from(key)))
        .orElseThrow(ApiKeyRoutes::unknown);
  }

  private Answer delete(Call call) {
    return disable
        .disable(id(call), call.request())
        .map(_ -> Answer.noContent())
        .orElseThrow(ApiKeyRoutes::unknown);
  }

  private static ApiKeyId id(Call call) {
    return call.id("id", "API key", ApiKeyId::new);
  }

  private static Refused unknown() {
    return Refused.notFound("API key");
  }
}
