package com.socmate.adapters.http;

import com.socmate.adapters.http.connection.Patience;
import com.socmate.adapters.http.connection.TrustedProxies;
import java.time.Duration;

/// Where the API listens, and to whom.
///
/// @param port 0 for any that is free
/// @param graceTime how long requests under way may take when the server stops
/// @param proxies whose word about a caller's address is taken
/// @param origins which other sites' pages may call
public record HttpSettings(
    String host,
    int port,
    Duration graceTime,
    TrustedProxies proxies,
    CrossOrigin origins,
    Patience patience) {

  /// Nobody trusted, no other site let in.
  public HttpSettings(String host, int port, Duration graceTime) {
    this(host, port, graceTime, TrustedProxies.none(), CrossOrigin.none(), Patience.USUAL);
  }
}
