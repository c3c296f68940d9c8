package com.socmate.domain.workspace;

import java.time.Instant;
import java.util.Optional;

/// Whether a workspace has proved that a domain is its own to audit: by its token, in the domain's
/// names or on its host. The token belongs to the workspace and the domain together, so that no
/// other workspace can use the proof.
///
/// @param token random, and never another
/// @param verifiedAt since when it is proved
/// @param checkedAt when it was last looked for
/// @param detail what was found then
public record Ownership(
    DomainName domain,
    String token,
    State state,
    Optional<Method> method,
    Optional<Instant> checkedAt,
    Optional<Instant> verifiedAt,
    String detail) {
  /// Where the file lies on the host.
  public static final String PATH = "/.well-known/socmate-verification.txt";

  private static final String LABEL = "_socmate-verification.";
  private static final String KEY = "socmate-verification=";

  /// How it stands.
  public enum State {
    /// Nobody has looked yet.
    PENDING,
    VERIFIED,
    /// The proof was not there when it was last looked for.
    FAILED
  }

  /// By what it was proved.
  public enum Method {
    DNS,
    FILE
  }

  public static Ownership challenge(DomainName domain, String token) {
    return new Ownership(
        domain, token, State.PENDING, Optional.empty(), Optional.empty(), Optional.empty(), "");
  }

  public boolean isVerified() {
    return state == State.VERIFIED;
  }

  /// The name whose TXT record proves it.
  public String recordName() {
    return LABEL + domain;
  }

  /// What the TXT record says, and the file as its only line.
  public String proof() {
    return KEY + token;
  }

  public Ownership proved(Method by, Instant at) {
    return new Ownership(
        domain,
        token,
        State.VERIFIED,
        Optional.of(by),
        Optional.of(at),
        verifiedAt.or(() -> Optional.of(at)),
        "");
  }

  /// @param why neither proof was found
  public Ownership notProved(String why, Instant at) {
    return new Ownership(
        domain, token, State.FAILED, Optional.empty(), Optional.of(at), Optional.empty(), why);
  }
}
