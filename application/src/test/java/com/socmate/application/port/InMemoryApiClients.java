package com.socmate.application.port;

import com.socmate.domain.id.ClientId;
import com.socmate.domain.identity.ApiClient;
import com.socmate.domain.identity.Credential;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

public final class InMemoryApiClients implements ApiClients {
  private final InMemoryWorld world;

  public InMemoryApiClients(InMemoryWorld world) {
    this.world = world;
  }

  /// @param secrets each with its end
  record Kept(ApiClient client, Map<String, Instant> secrets) {}

  @Override
  public void add(ApiClient client, String secret) {
    world.alone(() -> put(client, Map.of(secret, Instant.MAX)));
  }

  @Override
  public Optional<ApiClient> authenticate(ClientId id, String secret) {
    return world.alone(() ->
        open(id)
            .filter(it -> it.secrets().getOrDefault(secret, Instant.MIN).isAfter(world.now()))
            .map(it -> {
              var client = it.client();
              return put(
                  new ApiClient(
                      id,
                      client.name(),
                      client.owner(),
                      client.scopes(),
                      client.createdAt(),
                      client.disabledAt(),
                      Optional.of(world.now())),
                  it.secrets());
            }));
  }

  @Override
  public Optional<Principal> holder(ClientId id, Set<Scope> scopes) {
    return world.alone(() ->
        open(id)
            .map(Kept::client)
            .flatMap(client ->
                world
                    .accounts()
                    .find(client.owner())
                    .map(owner ->
                        new Principal(
                            owner.id(),
                            owner.email(),
                            owner.roles(),
                            scopes.stream()
                                .filter(client.scopes()::contains)
                                .collect(Collectors.toUnmodifiableSet()),
                            new Credential.Client(id)))));
  }

  @Override
  public Optional<ApiClient> find(ClientId id) {
    return world.alone(() -> kept(id).map(Kept::client));
  }

  @Override
  public Slice<ApiClient> list(Page page) {
    return world.alone(() -> {
      List<ApiClient> all = new ArrayList<>();
      world.kept().apiClients.values().forEach(it -> all.add(it.client()));
      all.sort(Comparator.comparing(ApiClient::createdAt).thenComparing(ApiClient::id).reversed());
      return page.of(all);
    });
  }

  @Override
  public Optional<ApiClient> change(ClientId id, String name, Set<Scope> scopes) {
    return world.alone(() ->
        kept(id)
            .map(it ->
                put(
                    new ApiClient(
                        id,
                        name,
                        it.client().owner(),
                        scopes,
                        it.client().createdAt(),
                        it.client().disabledAt(),
                        it.client().lastUsedAt()),
                    it.secrets())));
  }

  @Override
  public Optional<ApiClient> renew(ClientId id, String secret, Duration overlap) {
    return world.alone(() ->
        kept(id)
            .filter(it -> it.client().disabledAt().isEmpty())
            .map(it -> {
              var end = world.now().plus(overlap);
              var secrets = new HashMap<>(it.secrets());
              secrets.replaceAll((_, until) -> until.isBefore(end) ? until : end);
              secrets.put(secret, Instant.MAX);
              return put(it.client(), secrets);
            }));
  }

  @Override
  public Optional<ApiClient> disable(ClientId id) {
    return world.alone(() ->
        kept(id)
            .map(it ->
                put(
                    new ApiClient(
                        id,
                        it.client().name(),
                        it.client().owner(),
                        it.client().scopes(),
                        it.client().createdAt(),
                        it.client().disabledAt().or(() -> Optional.of(world.now())),
                        it.client().lastUsedAt()),
                    it.secrets())));
  }

  private Optional<Kept> open(ClientId id) {
    return kept(id)
        .filter(it -> it.client().disabledAt().isEmpty())
        .filter(it -> !world.kept().disabledUsers.contains(it.client().owner()));
  }

  private Optional<Kept> kept(ClientId id) {
    return Optional.ofNullable(world.kept().apiClients.get(id));
  }

  private ApiClient put(ApiClient client, Map<String, Instant> secrets) {
    world.kept().apiClients.put(client.id(), new Kept(client, Map.copyOf(secrets)));
    return client;
  }
}
