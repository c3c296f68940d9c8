package com.socmate.application.client;

import com.socmate.application.port.AccessTokens;
import com.socmate.application.port.ApiClients;
import com.socmate.domain.id.ClientId;
import com.socmate.domain.identity.ApiClient;
import com.socmate.domain.identity.Scope;
import java.util.Optional;
import java.util.Set;

/// Gives a client that shows its secret a token of its own.
public final class GrantToken {
  private final ApiClients clients;
  private final AccessTokens tokens;

  public GrantToken(ApiClients clients, AccessTokens tokens) {
    this.clients = clients;
    this.tokens = tokens;
  }

  /// @param wanted the scopes that are asked for; all of the client's, if empty
  public Outcome grant(ClientId id, String secret, Optional<Set<Scope>> wanted) {
    return clients
        .authenticate(id, secret)
        .map(client -> grant(client, wanted.orElse(client.scopes())))
        .orElseGet(Outcome.NotTheClient::new);
  }

  private Outcome grant(ApiClient client, Set<Scope> scopes) {
    if (!client.scopes().containsAll(scopes)) {
      return new Outcome.BeyondTheClient();
    }
    var id = client.id().value();
    return new Outcome.Granted(
        tokens.issue(new AccessTokens.Order(id, id, scopes, Optional.empty())), scopes);
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Granted(AccessTokens.Issued token, Set<Scope> scopes) implements Outcome {
      public Granted {
        scopes = Set.copyOf(scopes);
      }
    }

    /// Unknown, disabled, or not with this secret: nobody is told which.
    record NotTheClient() implements Outcome {}

    record BeyondTheClient() implements Outcome {}
  }
}
