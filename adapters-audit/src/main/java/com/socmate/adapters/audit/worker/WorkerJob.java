package com.socmate.adapters.audit.worker;

import com.socmate.domain.audit.AuditTarget;
import java.util.List;

/// What a worker is told.
///
/// @param attempt whether it shall try to get out, instead of looking at the target
/// @param anchors DNSSEC trust anchors
/// @param roots more trusted roots, each DER in base64
/// @param canaryPort a port of the machine outside that must not be reached
public record WorkerJob(
    boolean attempt,
    AuditTarget target,
    String zone,
    List<String> anchors,
    List<String> roots,
    int canaryPort) {
  public WorkerJob {
    anchors = List.copyOf(anchors);
    roots = List.copyOf(roots);
  }
}
