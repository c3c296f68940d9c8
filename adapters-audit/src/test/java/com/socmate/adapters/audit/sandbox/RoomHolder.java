package com.socmate.adapters.audit.sandbox;

import com.socmate.application.port.AuditSandbox.Job;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.domain.audit.AuditTarget;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A process that audits a host on this machine which never answers, to be killed meanwhile.
final class RoomHolder {
  static final String HOST = "silent.example.com";

  private RoomHolder() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    new BubblewrapSandbox(settings(), InstantSource.system())
        .observe(new Job(new AuditTarget(HOST, port, port), HOST), Level.NAMESPACES);
  }

  static SandboxSettings settings() {
    return new SandboxSettings(
        SandboxSettings.PROGRAMS,
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(HOST, InetAddress.getLoopbackAddress()),
        true,
        0,
        Duration.ofMinutes(2));
  }
}
