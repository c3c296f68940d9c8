package com.socmate.adapters.http;

import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.SuppressionId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that was found, with the rows that prove it.
///
/// @param novelty `new`, or `still` if the schedule's last run found it too
/// @param suppression by which nobody was told of it; null if people were
record FindingJson(
    String id,
    String title,
    String description,
    String severity,
    Map<String, String> key,
    String fingerprint,
    String novelty,
    List<String> techniques,
    List<Ref> evidence,
    @Nullable String suppression) {

  /// One row of one query, counted from 1.
  record Ref(String query, int row, String citation) {
    static Ref from(EvidenceRef ref) {
      return new Ref(ref.query(), ref.row(), ref.citation());
    }
  }

  static FindingJson from(Finding finding) {
    return new FindingJson(
        finding.id().value(),
        finding.title(),
        finding.description(),
        Words.of(finding.severity()),
        finding.key(),
        finding.fingerprint().value(),
        Words.of(finding.novelty()),
        finding.techniques(),
        finding.evidence().stream().map(Ref::from).toList(),
        finding.suppression().map(SuppressionId::value).orElse(null));
  }
}
