package com.socmate.adapters.audit.sandbox;

import com.socmate.adapters.audit.guard.OwnPaces;
import com.socmate.adapters.audit.lab.Laboratory;
import com.socmate.application.port.AuditSandbox.Job;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.plan.Errand;
import java.time.InstantSource;

/// A process that audits a host on this machine which never answers, to be killed meanwhile.
final class RoomHolder {
  static final String HOST = "silent.example.com";

  private RoomHolder() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    RoomSandbox.ofBubblewrap(settings(), new OwnPaces(), InstantSource.system())
        .observe(job(port), Level.NAMESPACES);
  }

  static Job job(int port) {
    return new Job(new AuditTarget(HOST, port, port), HOST, Errand.of(AuditType.SHALLOW, 1));
  }

  static SandboxSettings settings() {
    return Laboratory.rooms(HOST);
  }
}
