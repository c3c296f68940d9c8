package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.SuppressionId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A row of `finding`.
record FindingRow(
    String sessionId,
    int position,
    String id,
    String title,
    String description,
    String severity,
    String key,
    String fingerprint,
    String novelty,
    List<String> techniques,
    String evidence,
    @Nullable String suppression) {

  static FindingRow of(SessionId session, int position, Finding finding) {
    return new FindingRow(
        session.value(),
        position,
        finding.id().value(),
        finding.title(),
        finding.description(),
        finding.severity().name(),
        Json.write(finding.key()),
        finding.fingerprint().value(),
        finding.novelty().name(),
        finding.techniques(),
        Json.write(finding.evidence().stream().map(RefJson::of).toList()),
        finding.suppression().map(SuppressionId::value).orElse(null));
  }

  Finding toDomain() {
    return CorruptRow.unless("finding " + id, this::read);
  }

  private Finding read() {
    return new Finding(
        new FindingId(id),
        title,
        description,
        Severity.valueOf(severity),
        Json.read(key, new TypeReference<TreeMap<String, String>>() {}),
        new Fingerprint(fingerprint),
        Finding.Novelty.valueOf(novelty),
        techniques,
        Json.read(evidence, new TypeReference<List<RefJson>>() {}).stream()
            .map(RefJson::toDomain)
            .toList(),
        Optional.ofNullable(suppression).map(SuppressionId::new));
  }

  /// A citation as it is kept.
  record RefJson(String query, int row) {
    static RefJson of(EvidenceRef ref) {
      return new RefJson(ref.query(), ref.row());
    }

    EvidenceRef toDomain() {
      return new EvidenceRef(query, row);
    }
  }
}
