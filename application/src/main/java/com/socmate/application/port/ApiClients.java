package com.socmate.application.port;

import com.socmate.domain.id.ClientId;
import com.socmate.domain.identity.ApiClient;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The programs that sign in by client credentials. Of a secret only a keyed hash is kept.
public interface ApiClients {
  void add(ApiClient client, String secret);

  /// The client that shows this secret, if it is one of its own that still counts, and neither it
  /// nor its owner is disabled. Notes the use, at most once a minute.
  Optional<ApiClient> authenticate(ClientId id, String secret);

  /// For whom a token of the client lets it act at this moment; nobody if it or its owner is
  /// disabled. It has those of the token's scopes that the client still has.
  Optional<Principal> holder(ClientId id, Set<Scope> scopes);

  Optional<ApiClient> find(ClientId id);

  /// All of them, newest first.
  Slice<ApiClient> list(Page page);

  /// Changes the name and the scopes of a client.
  ///
  /// @return the client as it is now; empty if there is no such client
  Optional<ApiClient> change(ClientId id, String name, Set<Scope> scopes);

  /// Gives a client that is not disabled a new secret. Those before it go on for the overlap and no
  /// longer.
  ///
  /// @return empty if there is no client that could have one
  Optional<ApiClient> renew(ClientId id, String secret, Duration overlap);

  /// Ends a client and its tokens at once; one that was ended already stays as it is.
  Optional<ApiClient> disable(ClientId id);
}
