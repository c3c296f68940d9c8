package com.socmate.application.client;

import com.socmate.application.port.Accounts;
import com.socmate.application.port.ApiClients;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.ApiClient;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.identity.User;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Registers a program and gives it its first secret. Nobody gives away a scope that they do not
/// hold themselves.
public final class RegisterApiClient {
  private final ApiClients clients;
  private final Accounts accounts;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final RandomGenerator secretRandom;
  private final InstantSource clock;

  /// @param secretRandom a generator fit for secrets
  public RegisterApiClient(
      ApiClients clients,
      Accounts accounts,
      AuditLog auditLog,
      Transactions transactions,
      IdGenerator ids,
      RandomGenerator secretRandom,
      InstantSource clock) {
    this.clients = clients;
    this.accounts = accounts;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.secretRandom = secretRandom;
    this.clock = clock;
  }

  /// @param owner whom the client shall act for; the one who asks, if empty
  public Outcome register(String name, Set<Scope> scopes, Optional<UserId> owner, Request request) {
    var asker = request.principal();
    if (!asker.scopes().containsAll(scopes)) {
      return new Outcome.AskerLacks(without(scopes, asker.scopes()));
    }
    return accounts
        .find(owner.orElse(asker.user()))
        .map(user -> register(name, scopes, user, request))
        .orElseGet(Outcome.NoSuchOwner::new);
  }

  private Outcome register(String name, Set<Scope> scopes, User owner, Request request) {
    var grantable = ApiKey.grantable(owner.roles());
    if (!grantable.containsAll(scopes)) {
      return new Outcome.OwnerCannotHave(without(scopes, grantable));
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var client =
        new ApiClient(
            ids.client(), name, owner.id(), scopes, now, Optional.empty(), Optional.empty());
    var secret = ClientSecrets.fresh(secretRandom);
    transactions.together(() -> {
      clients.add(client, secret);
      auditLog.append(
          ClientAudit.entry(
              request, "api-client.created", now, Optional.empty(), Optional.of(client)));
    });
    return new Outcome.Registered(client, secret);
  }

  private static Set<Scope> without(Set<Scope> wanted, Set<Scope> held) {
    return wanted.stream()
        .filter(scope -> !held.contains(scope))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What became of the wish.
  public sealed interface Outcome {
    /// @param secret to be shown now and never again
    record Registered(ApiClient client, String secret) implements Outcome {
      /// Without the secret.
      @Override
      public String toString() {
        return "Registered[client=" + client + "]";
      }
    }

    record AskerLacks(Set<Scope> scopes) implements Outcome {
      public AskerLacks {
        scopes = Set.copyOf(scopes);
      }
    }

    record OwnerCannotHave(Set<Scope> scopes) implements Outcome {
      public OwnerCannotHave {
        scopes = Set.copyOf(scopes);
      }
    }

    record NoSuchOwner() implements Outcome {}
  }
}
