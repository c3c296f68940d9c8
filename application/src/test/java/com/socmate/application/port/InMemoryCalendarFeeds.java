package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

public final class InMemoryCalendarFeeds implements CalendarFeeds {
  private final InMemoryWorld world;

  public InMemoryCalendarFeeds(InMemoryWorld world) {
    this.world = world;
  }

  record Kept(String secret, Instant createdAt, Optional<Instant> lastReadAt) {
    Kept readAt(Instant now) {
      return new Kept(secret, createdAt, Optional.of(now));
    }
  }

  @Override
  public String issue(UserId user) {
    var secret = UUID.randomUUID().toString();
    world.alone(() -> {
      world.kept().feeds.put(user, new Kept(secret, world.now(), Optional.empty()));
    });
    return secret;
  }

  @Override
  public boolean revoke(UserId user) {
    return world.alone(() -> Optional.ofNullable(world.kept().feeds.remove(user)).isPresent());
  }

  @Override
  public Optional<Feed> of(UserId user) {
    return world.alone(() ->
        Optional.ofNullable(world.kept().feeds.get(user))
            .map(it -> new Feed(it.createdAt(), it.lastReadAt())));
  }

  @Override
  public Optional<UserId> open(String secret) {
    return world.alone(() -> {
      var user =
          world.kept().feeds.entrySet().stream()
              .filter(it -> it.getValue().secret().equals(secret))
              .map(it -> it.getKey())
              .filter(it -> !world.kept().disabledUsers.contains(it))
              .findFirst();
      user.ifPresent(
          it -> world.kept().feeds.computeIfPresent(it, (_, kept) -> kept.readAt(world.now())));
      return user;
    });
  }
}
