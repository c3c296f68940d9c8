package com.socmate.application.key;

import com.socmate.application.port.Accounts;
import com.socmate.application.port.ApiKeys;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.KeyText;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.identity.User;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Makes an API key for a user. Nobody gives away a scope that they do not hold themselves.
public final class CreateApiKey {
  private final ApiKeys keys;
  private final Accounts accounts;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final RandomGenerator secretRandom;
  private final InstantSource clock;

  /// @param secretRandom a generator fit for secrets
  public CreateApiKey(
      ApiKeys keys,
      Accounts accounts,
      AuditLog auditLog,
      Transactions transactions,
      IdGenerator ids,
      RandomGenerator secretRandom,
      InstantSource clock) {
    this.keys = keys;
    this.accounts = accounts;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.secretRandom = secretRandom;
    this.clock = clock;
  }

  /// What key is wanted.
  ///
  /// @param owner whom it shall act for; the one who asks, if empty
  public record Order(
      String name,
      Set<Scope> scopes,
      int perMinute,
      Optional<Instant> expiresAt,
      Optional<UserId> owner) {
    public Order {
      scopes = Set.copyOf(scopes);
    }
  }

  public Outcome create(Order order, Request request) {
    var asker = request.principal();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (order.expiresAt().filter(at -> !at.isAfter(now)).isPresent()) {
      return new Outcome.ExpiresInThePast();
    }
    var lacking = beyond(order.scopes(), asker.scopes());
    if (!lacking.isEmpty()) {
      return new Outcome.AskerLacks(lacking);
    }
    return accounts
        .find(order.owner().orElse(asker.user()))
        .map(owner -> create(order, owner, request, now))
        .orElseGet(Outcome.NoSuchOwner::new);
  }

  private Outcome create(Order order, User owner, Request request, Instant now) {
    var lacking = beyond(order.scopes(), ApiKey.grantable(owner.roles()));
    if (!lacking.isEmpty()) {
      return new Outcome.OwnerCannotHave(lacking);
    }
    var id = ids.apiKey();
    var text = KeyText.fresh(id, secretRandom);
    var key =
        new ApiKey(
            id,
            order.name(),
            owner.id(),
            order.scopes(),
            order.perMinute(),
            text.ending(),
            now,
            order.expiresAt(),
            Optional.empty(),
            Optional.empty());
    transactions.together(() -> {
      keys.add(key, text);
      auditLog.append(KeyAudit.entry(request, "api-key.created", key, now));
    });
    return new Outcome.Created(key, text);
  }

  private static Set<Scope> beyond(Set<Scope> wanted, Set<Scope> held) {
    var lacking = EnumSet.noneOf(Scope.class);
    lacking.addAll(wanted);
    lacking.removeAll(held);
    return lacking;
  }

  /// What became of the wish.
  public sealed interface Outcome {
    /// @param text to be shown now and never again
    record Created(ApiKey key, KeyText text) implements Outcome {}

    record AskerLacks(Set<Scope> scopes) implements Outcome {}

    record OwnerCannotHave(Set<Scope> scopes) implements Outcome {}

    record NoSuchOwner() implements Outcome {}

    record ExpiresInThePast() implements Outcome {}
  }
}
