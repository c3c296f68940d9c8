package com.socmate.application.investigation.evidence;

import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds log text that is written for whoever reads logs by machine: orders to a model, forged
/// verdicts. Nothing here obeys them; that somebody planted them is worth knowing.
final class Injections {
  static final String CHECK = "injected_instructions";
  private static final int MOST = 20;
  private static final Pattern ORDERS =
      Pattern.compile(
          "(?i)\\b(?:ignore|disregard|forget)\\b.{0,40}\\b(?:previous|prior|above|earlier|all)\\b.{0,30}\\b(?:instructions?|prompts?|rules?|directions?)\\b"
              + "|\\b(?:mark|close|classify|treat|report)\\b.{0,40}\\b(?:as )?(?:false positive|benign|resolved|harmless)\\b"
              + "|\\b(?:verified|confirmed) benign\\b|\\bdo not (?:escalate|report|alert)\\b"
              + "|\"role\"\\s*:\\s*\"(?:assistant|system)\"|\"verdict\"\\s*:\\s*\"benign\"|\"tool\"\\s*:\\s*\""
              + "|<\\|?im_(?:start|end)\\|?>|\\bsystem prompt\\b|\\bnew task:|\\byou are now\\b"
              + "|\\banswer key says\\b|\\bremember for later sessions\\b|\\brun_query:");

  private final IdGenerator ids;
  private final Set<Fingerprint> known;

  Injections(IdGenerator ids, Set<Fingerprint> known) {
    this.ids = ids;
    this.known = known;
  }

  /// One finding for each different text, in the order of the rows.
  List<Finding> in(List<Evidence> evidence) {
    var found = new LinkedHashMap<String, Finding>();
    for (var query : evidence) {
      for (int row = 0; row < query.table().rows().size() && found.size() < MOST; row++) {
        read(query, row, found);
      }
    }
    return List.copyOf(found.values());
  }

  private void read(Evidence query, int row, Map<String, Finding> found) {
    for (int column = 0; column < query.table().columns().size(); column++) {
      Cell cell = query.table().rows().get(row).get(column);
      if ((cell instanceof Cell.Text || cell instanceof Cell.Json)
          && ORDERS.matcher(cell.text()).find()) {
        var name = query.table().columns().get(column).name();
        var reference = new EvidenceRef(query.query(), row + 1);
        found.computeIfAbsent(cell.text(), text -> finding(name, text, reference));
      }
    }
  }

  private Finding finding(String column, String text, EvidenceRef reference) {
    var key = new TreeMap<>(Map.of("Column", column, "Text", VisibleText.of(text, 500)));
    var fingerprint = Fingerprint.of(CHECK, key);
    return new Finding(
        ids.finding(),
        "Log text that gives orders to its reader, in " + column,
        "Somebody wrote into the logs what a machine that reads them should do: "
            + VisibleText.of(text, 500),
        Severity.MEDIUM,
        key,
        fingerprint,
        known.contains(fingerprint) ? Finding.Novelty.STILL : Finding.Novelty.NEW,
        List.of("T1036"),
        List.of(reference));
  }
}
