package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

public final class InMemorySignIns implements SignIns {
  private final Directory directory;
  private final InstantSource clock;
  private final Map<String, SignIn> underWay = new LinkedHashMap<>();
  private final Map<String, Token> tokens = new HashMap<>();

  private record Token(String signIn, Optional<String> next, Instant usedAt) {}

  public InMemorySignIns(Directory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public synchronized Opened open(UserId user, Where where) {
    var id = "si_" + UUID.randomUUID().toString().replace("-", "");
    underWay.put(id, new SignIn(id, user, where, clock.instant(), clock.instant()));
    return opened(id, newToken(id));
  }

  private String newToken(String signIn) {
    var token = UUID.randomUUID().toString();
    tokens.put(token, new Token(signIn, Optional.empty(), Instant.MIN));
    return token;
  }

  private Opened opened(String id, String token) {
    return new Opened(id, token, underWay.get(id).at().plus(LONGEST));
  }

  private Optional<SignIn> live(String id) {
    var now = clock.instant();
    return Optional.ofNullable(underWay.get(id))
        .filter(it -> it.at().plus(LONGEST).isAfter(now))
        .filter(it -> it.lastUsedAt().plus(LONGEST_UNUSED).isAfter(now));
  }

  @Override
  public synchronized Rotation rotate(String refreshToken) {
    var token = tokens.get(refreshToken);
    if (token == null) {
      return new Rotation.Unknown();
    }
    var signIn = live(token.signIn());
    if (signIn.isEmpty()) {
      return new Rotation.Unknown();
    }
    if (token.next().isEmpty()) {
      var next = newToken(token.signIn());
      tokens.put(refreshToken, new Token(token.signIn(), Optional.of(next), clock.instant()));
      touch(signIn.get());
      return new Rotation.Rotated(signIn.get().user(), opened(token.signIn(), next));
    }
    boolean inGrace =
        token.usedAt().plus(GRACE).isAfter(clock.instant())
            && tokens.get(token.next().get()).next().isEmpty();
    if (inGrace) {
      return new Rotation.Rotated(signIn.get().user(), opened(token.signIn(), token.next().get()));
    }
    underWay.remove(token.signIn());
    return new Rotation.Reused(signIn.get().user(), token.signIn());
  }

  private void touch(SignIn it) {
    underWay.put(it.id(), new SignIn(it.id(), it.user(), it.where(), it.at(), clock.instant()));
  }

  @Override
  public synchronized Optional<User> holder(String signIn, UserId user) {
    return live(signIn)
        .filter(it -> it.user().equals(user))
        .flatMap(it -> directory.find(user))
        .filter(it -> !it.isDisabled())
        .map(it -> it.user());
  }

  @Override
  public synchronized List<SignIn> of(UserId user) {
    var all = new ArrayList<SignIn>();
    underWay.values().stream()
        .filter(it -> it.user().equals(user) && live(it.id()).isPresent())
        .forEach(all::add);
    all.sort(Comparator.comparing(SignIn::at).thenComparing(SignIn::id).reversed());
    return all;
  }

  @Override
  public synchronized boolean end(UserId user, String signIn) {
    return Optional.ofNullable(underWay.get(signIn))
            .filter(it -> it.user().equals(user))
            .isPresent()
        && underWay.remove(signIn) != null;
  }

  @Override
  public synchronized int endAll(UserId user) {
    int before = underWay.size();
    underWay.values().removeIf(it -> it.user().equals(user));
    return before - underWay.size();
  }

  @Override
  public synchronized Optional<SignIn> endByRefreshToken(String refreshToken) {
    return Optional.ofNullable(tokens.get(refreshToken))
        .flatMap(token -> Optional.ofNullable(underWay.remove(token.signIn())));
  }
}
