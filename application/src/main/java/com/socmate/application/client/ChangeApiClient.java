package com.socmate.application.client;

import com.socmate.application.port.Accounts;
import com.socmate.application.port.ApiClients;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.ClientId;
import com.socmate.domain.identity.ApiClient;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.identity.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Changes a client's name, scopes or secret, or ends it.
public final class ChangeApiClient {
  private final ApiClients clients;
  private final Accounts accounts;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final RandomGenerator secretRandom;
  private final InstantSource clock;

  /// @param secretRandom a generator fit for secrets
  public ChangeApiClient(
      ApiClients clients,
      Accounts accounts,
      AuditLog auditLog,
      Transactions transactions,
      RandomGenerator secretRandom,
      InstantSource clock) {
    this.clients = clients;
    this.accounts = accounts;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.secretRandom = secretRandom;
    this.clock = clock;
  }

  /// What is wanted of a client.
  public sealed interface Wish {
    /// @param name empty to leave it
    /// @param scopes empty to leave them
    record Change(Optional<String> name, Optional<Set<Scope>> scopes) implements Wish {}

    /// A new secret, with some time in which those before it still work.
    record Renew(Duration overlap) implements Wish {}

    record Disable() implements Wish {}
  }

  public Outcome change(ClientId id, Wish wish, Request request) {
    return transactions.together(() ->
        clients
            .find(id)
            .map(client ->
                switch (wish) {
                  case Wish.Change change -> change(client, change, request);
                  case Wish.Renew(var overlap) -> renew(client, overlap, request);
                  case Wish.Disable _ -> disable(client, request);
                })
            .orElseGet(Outcome.NoSuchClient::new));
  }

  private Outcome change(ApiClient client, Wish.Change wish, Request request) {
    var scopes = wish.scopes().orElse(client.scopes());
    var grantable =
        ApiKey.grantable(accounts.find(client.owner()).map(User::roles).orElseGet(Set::of));
    if (!request.principal().scopes().containsAll(scopes) || !grantable.containsAll(scopes)) {
      return new Outcome.BeyondWhatIsHeld();
    }
    return clients
        .change(client.id(), wish.name().orElse(client.name()), scopes)
        .<Outcome>map(after -> told("api-client.changed", client, after, request))
        .orElseGet(Outcome.NoSuchClient::new);
  }

  private Outcome renew(ApiClient client, Duration overlap, Request request) {
    if (!request.principal().scopes().containsAll(client.scopes())) {
      return new Outcome.BeyondWhatIsHeld();
    }
    var secret = ClientSecrets.fresh(secretRandom);
    return clients
        .renew(client.id(), secret, overlap)
        .<Outcome>map(after -> {
          told("api-client.rotated", client, after, request);
          return new Outcome.Renewed(after, secret);
        })
        .orElseGet(Outcome.Ended::new);
  }

  private Outcome disable(ApiClient client, Request request) {
    return clients
        .disable(client.id())
        .<Outcome>map(after ->
            client.disabledAt().isPresent()
                ? new Outcome.Changed(after)
                : told("api-client.disabled", client, after, request))
        .orElseGet(Outcome.NoSuchClient::new);
  }

  private Outcome told(String action, ApiClient before, ApiClient after, Request request) {
    auditLog.append(
        ClientAudit.entry(
            request, action, clock.instant(), Optional.of(before), Optional.of(after)));
    return new Outcome.Changed(after);
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Changed(ApiClient client) implements Outcome {}

    /// @param secret to be shown now and never again
    record Renewed(ApiClient client, String secret) implements Outcome {
      /// Without the secret.
      @Override
      public String toString() {
        return "Renewed[client=" + client + "]";
      }
    }

    /// The scopes are not all held by the one who asks and possible for the owner.
    record BeyondWhatIsHeld() implements Outcome {}

    /// It was disabled.
    record Ended() implements Outcome {}

    record NoSuchClient() implements Outcome {}
  }
}
