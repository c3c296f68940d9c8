package com.socmate.application.llm;

import com.socmate.application.investigation.evidence.Injections;
import com.socmate.application.investigation.evidence.VisibleText;
import com.socmate.domain.entity.Entities;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Narrated;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Holds sentences of a model against the rows they cite: every figure and every name in a sentence
/// must stand in a row it cites. What does not is struck, and so is a sentence that has neither,
/// cites nothing, judges, advises, links or gives orders.
final class Verified {
  private static final int MOST_SENTENCES = 12;
  private static final int LONGEST = 400;
  private static final Pattern CITATION = Pattern.compile("\\[(Q\\d{1,2}):r(\\d{1,5})]");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.:-])\\d[\\d,]*(?:\\.\\d+)?(?![\\w:-])");
  private static final Pattern VERDICT =
      Pattern.compile(
          "(?i)\\b(?:benign|false[- ]positive|harmless|legitimate|safe|no (?:action|threat|risk)|ignore|close[ds]?|resolve[ds]?"
              + "|approve[ds]?|trust(?:ed)?|disregard|suppress|whitelist|allowlist)\\b");
  private static final Pattern MARKUP =
      Pattern.compile("https?:|www\\.|!\\[|\\]\\(|<[a-zA-Z/!]|```|\\{\\{");

  private final Function<String, Optional<Evidence>> evidence;

  /// @param evidence what the session holds of a query, by its name
  Verified(Function<String, Optional<Evidence>> evidence) {
    this.evidence = evidence;
  }

  static Verified against(List<Evidence> all) {
    return new Verified(name -> all.stream().filter(it -> it.query().equals(name)).findFirst());
  }

  List<Narrated> read(String text, String model) {
    var all = new ArrayList<Narrated>();
    for (var line : text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
      if (all.size() < MOST_SENTENCES) {
        all.add(sentence(line.replaceFirst("^(?:[-*]|\\d{1,2}[.)])\\s+", ""), model));
      }
    }
    return all;
  }

  private Narrated sentence(String line, String model) {
    var cited = new LinkedHashSet<EvidenceRef>();
    var matcher = CITATION.matcher(line);
    while (matcher.find()) {
      int row = Integer.parseInt(matcher.group(2));
      if (row > 0) {
        cited.add(new EvidenceRef(matcher.group(1), row));
      }
    }
    var words = VisibleText.of(CITATION.matcher(line).replaceAll("").strip(), LONGEST);
    return new Narrated(words, List.copyOf(cited), holds(words, cited), model);
  }

  private boolean holds(String words, Set<EvidenceRef> cited) {
    if (cited.isEmpty()
        || Injections.areIn(words)
        || VERDICT.matcher(words).find()
        || MARKUP.matcher(words).find()
        || words.length() > LONGEST) {
      return false;
    }
    var rows = new ArrayList<String>();
    for (var reference : cited) {
      var row = row(reference);
      if (row.isEmpty()) {
        return false;
      }
      rows.add(row.get());
    }
    var text = String.join("\n", rows).toLowerCase(Locale.ROOT);
    return saysSomething(words) && numbersStand(words, text) && namesStand(words, text);
  }

  private Optional<String> row(EvidenceRef reference) {
    return evidence
        .apply(reference.query())
        .filter(it -> reference.row() <= it.table().rows().size())
        .map(it -> text(it, reference.row() - 1));
  }

  private static String text(Evidence evidence, int row) {
    return evidence.table().rows().get(row).stream()
        .map(cell -> cell.text())
        .collect(Collectors.joining("\n"));
  }

  /// Words without any figure or name cannot be held against anything.
  private static boolean saysSomething(String words) {
    return NUMBER.matcher(withoutNames(words)).find() || !Entities.in(words).isEmpty();
  }

  /// A figure stands in a row as a value or a part of one, never as a part of a longer figure.
  private static boolean numbersStand(String words, String rows) {
    return NUMBER
        .matcher(withoutNames(words))
        .results()
        .map(match -> match.group().replace(",", ""))
        .allMatch(number ->
            Pattern.compile("(?<![\\d.])" + Pattern.quote(number) + "(?![\\d])")
                .matcher(rows)
                .find());
  }

  private static String withoutNames(String words) {
    var rest = words;
    for (var entity : Entities.in(words)) {
      rest = rest.replace(entity.text(), " ");
    }
    return rest;
  }

  private static boolean namesStand(String words, String rows) {
    return Entities.in(words).stream()
        .allMatch(entity ->
            rows.contains(entity.text().toLowerCase(Locale.ROOT))
                || rows.contains(entity.value().toLowerCase(Locale.ROOT)));
  }
}
