package com.socmate.adapters.http;

import com.socmate.domain.identity.Principal;
import io.javalin.http.Context;
import java.util.Optional;

/// One way in which a request can say who sends it.
public interface SignIn {
  /// What the request shows in this way; empty if it does not use it.
  ///
  /// Refuses with 400 a request that uses it twice.
  Optional<Credential> shownBy(Context ctx);

  /// A credential that was shown. It can be looked at again while a stream lasts.
  @FunctionalInterface
  interface Credential {
    /// Whom it belongs to at this moment; empty if it is, or has become, worth nothing.
    Optional<Principal> holder();
  }
}
