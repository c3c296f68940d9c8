package com.socmate.application.port;

import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.plan.Errand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A room for one audit: made for it, used once and taken down. What runs inside reaches nothing
/// but the audit's own target, and what comes out is read as a stranger's.
public interface AuditSandbox {
  /// How well a room holds, in rising order.
  enum Level {
    /// No room can be had.
    NONE,
    /// Namespaces of its own, a filter of system calls, no network.
    NAMESPACES,
    /// A container of its own with no network, as its runtime isolates it, with limits on memory,
    /// processors and processes.
    CONTAINER
  }

  /// What a room here holds, found out by really making one.
  ///
  /// @param detail why it is no more
  record Capability(Level level, String detail) {}

  /// One audit's job.
  ///
  /// @param zone the zone the host is in, as registered
  /// @param errand how far to go
  /// @param twin the same name with www or without it, if that is a target of the audit too
  record Job(AuditTarget target, String zone, Errand errand, Optional<AuditTarget> twin) {
    /// Without its twin.
    public Job(AuditTarget target, String zone, Errand errand) {
      this(target, zone, errand, Optional.empty());
    }
  }

  /// What the room was, for the audit's record.
  ///
  /// @param destroyed whether nothing of it is left
  /// @param decisions what the guard allowed and refused
  record Attestation(
      Level level, Instant startedAt, Instant endedAt, boolean destroyed, List<String> decisions) {
    public Attestation {
      decisions = List.copyOf(decisions);
    }
  }

  /// What came of a job.
  sealed interface Outcome {
    /// The target was looked at.
    record Observed(Observations observations, Attestation attestation) implements Outcome {}

    /// No room could be had or it did not hold: `SANDBOX_FAILED`.
    record SandboxFailed(String reason) implements Outcome {}
  }

  /// Makes a room, looks into it from inside and takes it down again.
  Capability probe();

  /// Looks at a target from a fresh room; refuses where no room of at least that level can be had.
  Outcome observe(Job job, Level atLeast);
}
