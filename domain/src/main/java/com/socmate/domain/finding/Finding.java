package com.socmate.domain.finding;

import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.SuppressionId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Something an investigation found, with the rows that prove it.
///
/// @param key the columns and values that say what it is about
/// @param techniques MITRE ATT&CK technique ids, such as `T1110`
/// @param evidence the rows that prove it; never empty
/// @param novelty how it stands against the schedule's last run that saw the same check
/// @param suppression why nobody is told of it; empty if people are
public record Finding(
    FindingId id,
    String title,
    String description,
    Severity severity,
    SortedMap<String, String> key,
    Fingerprint fingerprint,
    Novelty novelty,
    List<String> techniques,
    List<EvidenceRef> evidence,
    Optional<SuppressionId> suppression) {
  /// Whether people have been told of it before.
  public enum Novelty {
    NEW,
    STILL
  }

  public Finding {
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("A finding cites at least one row that proves it.");
    }
    techniques = List.copyOf(techniques);
    evidence = List.copyOf(evidence);
  }

  /// One that people are told of.
  public Finding(
      FindingId id,
      String title,
      String description,
      Severity severity,
      SortedMap<String, String> key,
      Fingerprint fingerprint,
      Novelty novelty,
      List<String> techniques,
      List<EvidenceRef> evidence) {
    this(
        id,
        title,
        description,
        severity,
        key,
        fingerprint,
        novelty,
        techniques,
        evidence,
        Optional.empty());
  }

  public boolean isSuppressed() {
    return suppression.isPresent();
  }

  /// Whether people have to be told of it.
  public boolean isNews() {
    return novelty == Novelty.NEW && !isSuppressed();
  }

  public Finding suppressedBy(Optional<SuppressionId> id) {
    return new Finding(
        this.id, title, description, severity, key, fingerprint, novelty, techniques, evidence, id);
  }
}
