package com.socmate.domain.audit;

import com.socmate.domain.finding.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Holds what an audit saw against what was known. A finding is fixed only by a check that was
/// carried through and no longer sees it; a check that could not be carried through changes
/// nothing.
public final class Lifecycle {
  private Lifecycle() {}

  /// @param seen the states of what was seen, by fingerprint
  /// @param fixed what was open and is gone
  public record Change(Map<Fingerprint, FindingState> seen, List<Fingerprint> fixed) {
    public Change {
      seen = Map.copyOf(seen);
      fixed = List.copyOf(fixed);
    }
  }

  /// @param closes which findings an audit like this can tell to be gone
  public static Change against(
      Collection<KnownFinding> before,
      AuditTarget target,
      List<CheckResult> results,
      Predicate<KnownFinding> closes) {
    Map<Fingerprint, KnownFinding> known = new HashMap<>();
    before.forEach(finding -> known.put(finding.fingerprint(), finding));
    Map<Fingerprint, FindingState> seen = new HashMap<>();
    Set<CheckId> completed = new HashSet<>();
    for (CheckResult result : results) {
      if (result.isCompleted()) {
        completed.add(result.check().id());
      }
      for (Defect defect : result.defects()) {
        var fingerprint = AuditFingerprint.of(result.check(), target, defect);
        seen.put(fingerprint, state(Optional.ofNullable(known.get(fingerprint))));
      }
    }
    List<Fingerprint> fixed = new ArrayList<>();
    for (KnownFinding finding : before) {
      boolean gone =
          !seen.containsKey(finding.fingerprint()) && completed.contains(finding.check());
      if (gone && finding.state().isOpen() && closes.test(finding)) {
        fixed.add(finding.fingerprint());
      }
    }
    return new Change(seen, fixed);
  }

  private static FindingState state(Optional<KnownFinding> before) {
    return before
        .map(finding -> finding.state().isOpen() ? FindingState.STILL : FindingState.REGRESSED)
        .orElse(FindingState.NEW);
  }
}
