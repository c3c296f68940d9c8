package com.socmate.application.port;

import com.socmate.domain.id.ApiKeyId;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Credential;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryApiKeys implements ApiKeys {
  private final InMemoryWorld world;

  public InMemoryApiKeys(InMemoryWorld world) {
    this.world = world;
  }

  /// @param texts each with its end
  record Kept(ApiKey key, Map<String, Instant> texts) {
    boolean isOpen(Instant now) {
      return key.disabledAt().isEmpty() && key.expiresAt().filter(at -> !at.isAfter(now)).isEmpty();
    }
  }

  @Override
  public void add(ApiKey key, KeyText text) {
    world.alone(() ->
        world.kept().apiKeys.put(key.id(), new Kept(key, Map.of(text.reveal(), Instant.MAX))));
  }

  @Override
  public Optional<Principal> holder(KeyText text) {
    return world.alone(() ->
        kept(text.key())
            .filter(it -> it.isOpen(world.now()))
            .filter(it -> it.texts().getOrDefault(text.reveal(), Instant.MIN).isAfter(world.now()))
            .filter(it -> !world.kept().disabledUsers.contains(it.key().owner()))
            .flatMap(it -> world.accounts().find(it.key().owner()).map(owner -> used(it, owner))));
  }

  private Principal used(Kept it, User owner) {
    var now = world.now();
    if (it.key().lastUsedAt().filter(at -> !at.isBefore(now.minusSeconds(60))).isEmpty()) {
      put(with(it.key(), it.key().ending(), it.key().disabledAt(), Optional.of(now)), it.texts());
    }
    return new Principal(
        owner.id(),
        owner.email(),
        owner.roles(),
        it.key().scopes(),
        new Credential.Key(it.key().id(), it.key().perMinute()));
  }

  @Override
  public Optional<ApiKey> find(ApiKeyId id) {
    return world.alone(() -> kept(id).map(Kept::key));
  }

  @Override
  public Slice<ApiKey> list(Page page) {
    return world.alone(() -> {
      List<ApiKey> all = new ArrayList<>();
      world.kept().apiKeys.values().forEach(it -> all.add(it.key()));
      all.sort(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id).reversed());
      return page.of(all);
    });
  }

  @Override
  public Optional<ApiKey> renew(KeyText text, Duration overlap) {
    return world.alone(() ->
        kept(text.key())
            .filter(it -> it.isOpen(world.now()))
            .map(it -> {
              var end = world.now().plus(overlap);
              var texts = new HashMap<>(it.texts());
              texts.replaceAll((_, until) -> until.isBefore(end) ? until : end);
              texts.put(text.reveal(), Instant.MAX);
              return put(
                  with(it.key(), text.ending(), it.key().disabledAt(), it.key().lastUsedAt()),
                  texts);
            }));
  }

  @Override
  public Optional<ApiKey> disable(ApiKeyId id) {
    return world.alone(() ->
        kept(id)
            .map(it ->
                put(
                    with(
                        it.key(),
                        it.key().ending(),
                        it.key().disabledAt().or(() -> Optional.of(world.now())),
                        it.key().lastUsedAt()),
                    it.texts())));
  }

  private Optional<Kept> kept(ApiKeyId id) {
    return Optional.ofNullable(world.kept().apiKeys.get(id));
  }

  private ApiKey put(ApiKey key, Map<String, Instant> texts) {
    world.kept().apiKeys.put(key.id(), new Kept(key, Map.copyOf(texts)));
    return key;
  }

  private static ApiKey with(
      ApiKey key, String ending, Optional<Instant> disabledAt, Optional<Instant> lastUsedAt) {
    return new ApiKey(
        key.id(),
        key.name(),
        key.owner(),
        key.scopes(),
        key.perMinute(),
        ending,
        key.createdAt(),
        key.expiresAt(),
        disabledAt,
        lastUsedAt);
  }
}
