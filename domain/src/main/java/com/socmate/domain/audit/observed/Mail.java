package com.socmate.domain.audit.observed;

import java.util.List;
import java.util.Locale;

/// What was seen of the zone's mail servers, of those that are the target itself.
public record Mail(List<Server> servers) {
  /// None was looked at.
  public static final Mail NONE = new Mail(List.of());

  public Mail {
    servers = List.copyOf(servers);
  }

  /// One mail server, asked what it can do.
  ///
  /// @param failure why it did not say; empty where it did
  /// @param said the lines of its answer to `EHLO`
  public record Server(String name, String failure, List<String> said) {
    public Server {
      said = List.copyOf(said);
    }

    /// Whether it offers to go on under TLS.
    public boolean offersTls() {
      return said.stream()
          .map(it -> it.toUpperCase(Locale.ROOT))
          .anyMatch(it -> it.matches("250[- ]STARTTLS\\s*"));
    }
  }
}
