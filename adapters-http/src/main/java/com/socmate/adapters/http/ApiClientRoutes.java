package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.client.ChangeApiClient;
import com.socmate.application.client.ChangeApiClient.Wish;
import com.socmate.application.client.RegisterApiClient;
import com.socmate.application.port.ApiClients;
import com.socmate.domain.id.ClientId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.ApiClient;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// API clients, for administrators: registered, listed, changed, given a new secret, disabled.
public final class ApiClientRoutes implements Routes {
  private static final String PATH = "/api/admin/api-clients";
  private static final int LONGEST_NAME = 100;
  private static final int DAY = 86_400;
  private static final int LONGEST_OVERLAP = 30 * DAY;

  private final RegisterApiClient register;
  private final ChangeApiClient change;
  private final ApiClients clients;

  public ApiClientRoutes(RegisterApiClient register, ChangeApiClient change, ApiClients clients) {
    this.register = register;
    this.change = change;
    this.clients = clients;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(PATH, this::register).needs(Scope.ADMIN_WRITE),
        Route.get(PATH, this::list).needs(Scope.ADMIN_READ),
        Route.get(PATH + "/{id}", this::get).needs(Scope.ADMIN_READ),
        Route.patch(PATH + "/{id}", this::change).needs(Scope.ADMIN_WRITE),
        Route.delete(PATH + "/{id}", this::delete).needs(Scope.ADMIN_WRITE),
        Route.post(PATH + "/{id}/rotate", this::rotate).needs(Scope.ADMIN_WRITE));
  }

  private Answer register(Call call) {
    var body = call.body(List.of("name", "scopes", "owner"));
    body.require("name");
    var name = body.text("name", 1, LONGEST_NAME);
    var scopes = ScopesBody.read(body);
    var owner = body.parsed("owner", "value_error.user", UserId::new);
    body.orRefuse();
    return switch (register.register(name.orElseThrow(), scopes, owner, call.request())) {
      case RegisterApiClient.Outcome.Registered(var client, var secret) ->
          Answer.created(withSecret(client, secret), PATH + "/" + client.id());
      case RegisterApiClient.Outcome.AskerLacks(var lacking) ->
          throw Refused.forbidden("You do not hold " + names(lacking) + " yourself.");
      case RegisterApiClient.Outcome.OwnerCannotHave(var lacking) ->
          throw refused(
              body,
              "scopes",
              "a client of this owner cannot have " + names(lacking),
              "value_error.scope");
      case RegisterApiClient.Outcome.NoSuchOwner _ ->
          throw refused(body, "owner", "there is no such user", "value_error.user");
    };
  }

  private static RuntimeException refused(Members body, String member, String msg, String type) {
    body.refuse(member, msg, type);
    return body.refusal();
  }

  private static String names(Set<Scope> scopes) {
    return scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(", "));
  }

  private Answer list(Call call) {
    var page = call.parameters("limit", "offset").page();
    var found = clients.list(page);
    return Answer.ok(
        ListJson.of(
            "api_clients",
            found.items().stream().map(ApiClientRoutes::json).toList(),
            found.total(),
            page));
  }

  private Answer get(Call call) {
    call.parameters();
    return clients
        .find(id(call))
        .map(client -> Answer.ok(json(client)))
        .orElseThrow(ApiClientRoutes::unknown);
  }

  private Answer change(Call call) {
    var body = call.body(List.of("name", "scopes"));
    body.refuseNull("name", "scopes");
    var name = body.text("name", 1, LONGEST_NAME);
    Optional<Set<Scope>> scopes =
        body.has("scopes") ? Optional.of(ScopesBody.read(body)) : Optional.empty();
    body.orRefuse();
    return answer(call, new Wish.Change(name, scopes));
  }

  private Answer rotate(Call call) {
    var body = call.optionalBody(List.of("overlap_seconds"));
    body.refuseNull("overlap_seconds");
    var overlap = body.whole("overlap_seconds", 0, LONGEST_OVERLAP).orElse(DAY);
    body.orRefuse();
    return answer(call, new Wish.Renew(Duration.ofSeconds(overlap)));
  }

  private Answer delete(Call call) {
    answer(call, new Wish.Disable());
    return Answer.noContent();
  }

  private Answer answer(Call call, Wish wish) {
    return switch (change.change(id(call), wish, call.request())) {
      case ChangeApiClient.Outcome.Changed(var client) -> Answer.ok(json(client));
      case ChangeApiClient.Outcome.Renewed(var client, var secret) ->
          Answer.ok(withSecret(client, secret));
      case ChangeApiClient.Outcome.BeyondWhatIsHeld _ ->
          throw Refused.forbidden("The scopes go beyond what you and the owner hold.");
      case ChangeApiClient.Outcome.Ended _ ->
          throw Refused.conflict("The client is disabled; register a new one.");
      case ChangeApiClient.Outcome.NoSuchClient _ -> throw unknown();
    };
  }

  private static Map<String, @Nullable Object> json(ApiClient client) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", client.id().value());
    json.put("client_id", client.id().value());
    json.put("name", client.name());
    json.put("owner", client.owner().value());
    json.put("scopes", client.scopes().stream().map(Scope::text).sorted().toList());
    json.put("created_at", client.createdAt());
    json.put("disabled_at", client.disabledAt().orElse(null));
    json.put("last_used_at", client.lastUsedAt().orElse(null));
    return json;
  }

  private static Map<String, @Nullable Object> withSecret(ApiClient client, String secret) {
    var json = json(client);
    json.put("client_secret", secret);
    return json;
  }

  private static ClientId id(Call call) {
    return call.id("id", "API client", ClientId::new);
  }

  private static Refused unknown() {
    return Refused.notFound("API client");
  }
}
