package com.socmate.adapters.audit.sandbox;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How rooms are made and what the guard in front of them lets through.
///
/// @param programs where bubblewrap and its like are looked for
/// @param nameServer that names are asked of; empty for none
/// @param anchors DNSSEC trust anchors
/// @param roots more trusted roots, each DER in base64
/// @param pins addresses of names, for laboratories
/// @param loopback whether this machine may be audited, for laboratories
/// @param perSecond connections in a second; 0 for no limit
/// @param mailPort of targets that are their zone's mail server; 0 where none is asked
public record SandboxSettings(
    List<String> programs,
    Optional<InetSocketAddress> nameServer,
    List<String> anchors,
    List<String> roots,
    Map<String, InetAddress> pins,
    boolean loopback,
    int perSecond,
    int mailPort) {
  public static final List<String> PROGRAMS = List.of("/usr/bin", "/bin", "/usr/local/bin");

  /// Where no mail server is asked.
  public SandboxSettings(
      List<String> programs,
      Optional<InetSocketAddress> nameServer,
      List<String> anchors,
      List<String> roots,
      Map<String, InetAddress> pins,
      boolean loopback,
      int perSecond) {
    this(programs, nameServer, anchors, roots, pins, loopback, perSecond, 0);
  }

  public SandboxSettings {
    programs = List.copyOf(programs);
    anchors = List.copyOf(anchors);
    roots = List.copyOf(roots);
    pins = Map.copyOf(pins);
  }

  Optional<Path> program(String name) {
    return programs.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
