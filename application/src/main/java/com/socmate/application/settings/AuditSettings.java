package com.socmate.application.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How audits are carried out. Every key stands in `docs/configuration.md`.
///
/// @param atOnce how many audits of a workspace execute at once
/// @param bound how many audits of a workspace may be unfinished
/// @param queueTime how long an audit waits until it fails
/// @param nameServer that is asked about targets; empty for the system's
/// @param perSecond how many connections a target gets in a second
/// @param libraries known weaknesses of libraries, in the format of retire.js
public record AuditSettings(
    int atOnce,
    int bound,
    Duration queueTime,
    Optional<InetSocketAddress> nameServer,
    int perSecond,
    Optional<Path> libraries) {
  private static final int DNS_PORT = 53;
  private static final String NAME_SERVER = "SOCMATE_AUDIT_NAME_SERVER";

  /// @throws IllegalArgumentException naming the key
  public static AuditSettings from(Environment read) {
    return new AuditSettings(
        read.number("SOCMATE_CONCURRENT_AUDITS", 1, 1, 100),
        read.number("SOCMATE_UNFINISHED_AUDITS", 200, 1, 100_000),
        read.duration("SOCMATE_AUDIT_QUEUE_TIME", Duration.ofHours(2)),
        read.given(NAME_SERVER).map(AuditSettings::server),
        read.number("SOCMATE_AUDIT_PER_SECOND", 5, 1, 1_000),
        read.path("SOCMATE_AUDIT_LIBRARIES"));
  }

  private static InetSocketAddress server(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return colon < 0
          ? new InetSocketAddress(InetAddress.ofLiteral(text), DNS_PORT)
          : new InetSocketAddress(
              InetAddress.ofLiteral(text.substring(0, colon)),
              Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          NAME_SERVER + " is an address such as 192.0.2.53 or 127.0.0.1:5353; found " + text + ".",
          e);
    }
  }
}
