package com.socmate.application.client;

import com.socmate.application.port.AccessTokens;
import com.socmate.application.port.ApiClients;
import com.socmate.domain.id.ClientId;
import com.socmate.domain.identity.Principal;
import java.util.Optional;

/// Tells for whom a token acts that no sign-in stands behind, as the client is at this moment.
public final class RecogniseClient {
  private final ApiClients clients;

  public RecogniseClient(ApiClients clients) {
    this.clients = clients;
  }

  public Optional<Principal> holder(AccessTokens.Claims claims) {
    if (claims.session().isPresent() || !claims.subject().equals(claims.client())) {
      return Optional.empty();
    }
    try {
      return clients.holder(new ClientId(claims.client()), claims.scopes());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
