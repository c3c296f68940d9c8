package com.socmate.adapters.audit.worker;

import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.plan.Errand;
import java.util.List;

/// What a worker is told.
///
/// @param attempt whether it shall try to get out, instead of looking at the target
/// @param errand how far to go
/// @param twin the same name with www or without it; none if it is no target
/// @param anchors DNSSEC trust anchors
/// @param roots more trusted roots, each DER in base64
/// @param canaryPort a port of the machine outside that must not be reached
public record WorkerJob(
    boolean attempt,
    AuditTarget target,
    String zone,
    Errand errand,
    List<AuditTarget> twin,
    List<String> anchors,
    List<String> roots,
    int canaryPort) {
  public WorkerJob {
    twin = List.copyOf(twin);
    anchors = List.copyOf(anchors);
    roots = List.copyOf(roots);
  }
}
