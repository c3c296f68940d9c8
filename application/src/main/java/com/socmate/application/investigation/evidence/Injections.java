package com.socmate.application.investigation.evidence;

import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds log text that is written for whoever reads logs by machine: orders to a model, forged
/// verdicts, however they are hidden. Nothing here obeys them; that somebody planted them is worth
/// knowing.
public final class Injections {
  static final String CHECK = "injected_instructions";
  private static final int MOST = 20;
  private static final int SHORTEST = 12;
  private static final int SHORTEST_OF_OTHER_LETTERS = 6;
  private static final int CODED = 24;
  private static final int LONGEST = 200_000;
  private static final int SHOWN = 500;

  private final IdGenerator ids;
  private final Set<Fingerprint> known;
  private final Set<String> read = new HashSet<>();
  private final Map<String, Finding> found = new LinkedHashMap<>();

  Injections(IdGenerator ids, Set<Fingerprint> known) {
    this.ids = ids;
    this.known = known;
  }

  /// One finding for each different text, in the order of the rows.
  List<Finding> in(List<Evidence> evidence) {
    evidence.forEach(query -> {
      for (int row = 0; row < query.table().rows().size() && found.size() < MOST; row++) {
        read(query, row);
      }
      for (int column = 0; column < query.table().columns().size(); column++) {
        readAcross(query, column);
      }
    });
    return List.copyOf(found.values());
  }

  private void read(Evidence query, int row) {
    var cells = query.table().rows().get(row);
    for (int column = 0; column < cells.size(); column++) {
      var name = query.table().columns().get(column).name();
      var reference = new EvidenceRef(query.query(), row + 1);
      text(cells.get(column))
          .filter(read::add)
          .flatMap(Injections::hidden)
          .ifPresent(it ->
              found.computeIfAbsent(
                  it.written(), _ -> finding(name, it.written(), it.how(), List.of(reference))));
    }
  }

  /// Text that may say something to somebody: words, or long enough to hide some.
  private static Optional<String> text(Cell cell) {
    return (cell instanceof Cell.Text || cell instanceof Cell.Json)
        ? Optional.of(cell.text()).filter(Injections::mayGiveOrders)
        : Optional.empty();
  }

  private static boolean mayGiveOrders(String text) {
    return text.length() >= SHORTEST
        ? text.length() >= CODED || text.indexOf(' ') >= 0 || !isAscii(text)
        : text.length() >= SHORTEST_OF_OTHER_LETTERS && !isAscii(text);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /// Whether a text gives orders to a machine that reads it, plainly or hidden.
  public static boolean areIn(String text) {
    return hidden(text).isPresent();
  }

  /// @param written the part of a cell that gives orders, as it stands there
  /// @param how it was hidden; empty if it was not
  private record Hidden(String written, String how) {}

  private static Optional<Hidden> hidden(String cell) {
    var text = cell.length() > LONGEST ? ends(cell) : cell;
    for (var reading : Readings.of(text)) {
      var begin = Orders.in(reading.text());
      if (begin.isPresent()) {
        return Optional.of(new Hidden(part(text, reading, begin.get()), reading.how()));
      }
    }
    return Optional.empty();
  }

  private static String ends(String text) {
    return text.substring(0, LONGEST / 2) + text.substring(text.length() - LONGEST / 2);
  }

  /// Of a long text the part that matters, where it can be pointed at.
  private static String part(String text, Readings.Reading reading, int begin) {
    int from = Math.max(0, begin - 100);
    return text.length() > SHOWN && reading.text().equals(text) && from > 0
        ? "…" + text.substring(from)
        : text;
  }

  /// Orders that were cut up so that each row holds only some of the words.
  private void readAcross(Evidence query, int column) {
    var joined = new StringBuilder();
    var begins = new TreeMap<Integer, Integer>();
    for (int row = 0; row < query.table().rows().size() && joined.length() < LONGEST; row++) {
      int number = row;
      text(query.table().rows().get(row).get(column))
          .ifPresent(it -> {
            begins.put(joined.length(), number);
            joined.append(it).append('\n');
          });
    }
    Orders.across(joined.toString())
        .map(it -> rows(begins, it))
        .filter(rows -> rows.size() > 1 && found.size() < MOST)
        .ifPresent(rows -> split(query, column, rows));
  }

  private static List<Integer> rows(NavigableMap<Integer, Integer> begins, Orders.Stretch words) {
    return List.copyOf(
        begins.subMap(begins.floorKey(words.from()), true, words.to(), false).values());
  }

  private void split(Evidence query, int column, List<Integer> rows) {
    var parts = new ArrayList<String>();
    rows.forEach(row -> parts.add(query.table().rows().get(row).get(column).text()));
    var written = String.join(" ", parts);
    found.computeIfAbsent(
        written,
        _ ->
            finding(
                query.table().columns().get(column).name(),
                written,
                "several rows",
                rows.stream().map(row -> new EvidenceRef(query.query(), row + 1)).toList()));
  }

  private Finding finding(String column, String text, String how, List<EvidenceRef> references) {
    var key = new TreeMap<>(Map.of("Column", column, "Text", VisibleText.of(text, SHOWN)));
    var fingerprint = Fingerprint.of(CHECK, key);
    return new Finding(
        ids.finding(),
        "Log text that gives orders to its reader, in " + column,
        "Somebody wrote into the logs what a machine that reads them should do"
            + (how.isEmpty() ? "" : ", hidden in " + how)
            + ": "
            + VisibleText.of(text, SHOWN),
        Severity.MEDIUM,
        key,
        fingerprint,
        known.contains(fingerprint) ? Finding.Novelty.STILL : Finding.Novelty.NEW,
        List.of("T1036"),
        references);
  }
}
