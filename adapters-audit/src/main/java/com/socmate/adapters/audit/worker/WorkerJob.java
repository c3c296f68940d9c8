package com.socmate.adapters.audit.worker;

import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.plan.Errand;
import java.util.List;

/// What a worker is told.
///
/// @param trying what to try to get out, instead of looking at the target
/// @param errand how far to go
/// @param twin the same name with www or without it; none if it is no target
/// @param anchors DNSSEC trust anchors
/// @param roots more trusted roots, each DER in base64
/// @param mailPort that a mail server is asked at; 0 where none is
public record WorkerJob(
    Trying trying,
    AuditTarget target,
    String zone,
    Errand errand,
    List<AuditTarget> twin,
    List<String> anchors,
    List<String> roots,
    int mailPort) {
  public WorkerJob {
    twin = List.copyOf(twin);
    anchors = List.copyOf(anchors);
    roots = List.copyOf(roots);
  }

  /// How a worker shall try to get out of its room.
  ///
  /// @param files that must not be there
  /// @param programs that must not start
  /// @param port of the machine outside that must not be reached; 0 where nothing is to be tried
  public record Trying(List<String> files, List<String> programs, int port) {
    public static final Trying NOTHING = new Trying(List.of(), List.of(), 0);

    public Trying {
      files = List.copyOf(files);
      programs = List.copyOf(programs);
    }

    boolean wanted() {
      return port > 0;
    }
  }
}
