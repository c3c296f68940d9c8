package com.socmate.domain.audit.observed;

import java.util.List;

/// What was seen of a server's TLS by shaking hands in many ways.
///
/// @param failure why nothing was seen; empty where something was
/// @param versions those the server accepts, from the oldest
/// @param groups key exchange groups the server takes
/// @param signatures signature algorithms the server signs with
/// @param chain the certificates as sent, each DER in base64
/// @param trouble what is wrong with the chain; empty where it leads to a trusted root
/// @param protocols application protocols the server chooses
/// @param addresses of the host, with what each chooses; none where there is but one
/// @param revocation what the authority says in the answer that the server staples
/// @param heartbeat whether the server echoed more than a heartbeat held
public record Tls(
    String failure,
    List<Version> versions,
    List<String> groups,
    List<String> signatures,
    int dhBits,
    List<String> chain,
    String trouble,
    List<String> protocols,
    boolean renegotiatesSafely,
    boolean compresses,
    Answer fallback,
    boolean staples,
    Revocation revocation,
    boolean tickets,
    Answer heartbeat,
    List<Address> addresses) {
  public Tls {
    versions = List.copyOf(versions);
    groups = List.copyOf(groups);
    signatures = List.copyOf(signatures);
    chain = List.copyOf(chain);
    protocols = List.copyOf(protocols);
    addresses = List.copyOf(addresses);
  }

  /// One of a host's addresses.
  ///
  /// @param choices the versions it speaks, each with the suite it chooses of all
  public record Address(int number, List<String> choices) {
    public Address {
      choices = List.copyOf(choices);
    }
  }

  /// A protocol version the server accepts.
  ///
  /// @param suites by their numbers, in the order the server chose them
  /// @param prefers whether the server chooses by its own order
  public record Version(String name, List<Integer> suites, boolean prefers) {
    public Version {
      suites = List.copyOf(suites);
    }
  }

  /// What the authority that issued the certificate says of it.
  ///
  /// @param detail since when and why it is revoked, or why its word is not believed; empty where
  ///   nothing was stapled
  public record Revocation(Standing standing, String detail) {
    /// Nothing was stapled.
    public static final Revocation UNSAID = new Revocation(Standing.UNSAID, "");

    /// How a certificate stands.
    public enum Standing {
      GOOD,
      REVOKED,
      UNSAID
    }
  }

  /// What was found out.
  public enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  public static Tls unseen(String failure) {
    return new Tls(
        failure,
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        "",
        List.of(),
        false,
        false,
        Answer.UNKNOWN,
        false,
        Revocation.UNSAID,
        false,
        Answer.UNKNOWN,
        List.of());
  }

  public boolean isSeen() {
    return failure.isEmpty();
  }
}
