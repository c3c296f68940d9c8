package com.socmate.application.session.further;

import com.socmate.application.investigation.report.Markdown;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.InvestigationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Answers what the session itself can tell: its rows, its reasons, its queries.
final class Telling {
  private static final Pattern ROWS =
      Pattern.compile(
          "^(?:please |can you |could you )?(?:show|list|give|see|display|print)?\\s*(?:me )?(?:the |all |raw |its |some )*"
              + "(?:rows?|evidence|records?|raw (?:events?|logs?)|events? behind (?:it|this|that))\\b|\\brows? of q\\d");
  private static final Pattern WHY =
      Pattern.compile("^(?:but |and |so )?(?:why|how come|explain|what makes|how do you know)\\b");
  private static final Pattern QUERIES =
      Pattern.compile(
          "^(?:please )?(?:show|give|what|which|list|display)?\\s*(?:me )?(?:is |are |was |were )?(?:the |your )?(?:kql|quer(?:y|ies)|plan)\\b[^|]{0,40}$");
  private static final Pattern HELP = Pattern.compile("^(?:help|what can (?:i|you)\\b.*|\\?+)$");
  private static final Pattern QUERY = Pattern.compile("\\bq(\\d{1,2})\\b");
  private static final int MOST_ROWS = 20;
  private static final int MOST_COLUMNS = 12;
  static final String ABILITIES =
      """
      From here I can, without a model:

      - narrow or widen what was asked: "only for user adele@contoso.example", "without 203.0.113.7"
      - change the number: "more than 20", or "at least 3"
      - change the window: "the day before", "over the last 7 days", "the window before"
      - show what it rests on: "show the rows", "rows of Q2", "why?", "show the queries"
      - run KQL you paste, or answer a new question of a kind that can be compiled
      """;

  private final Context context;

  Telling(Context context) {
    this.context = context;
  }

  Optional<Understood> tell(String message) {
    var words = message.strip().toLowerCase(Locale.ROOT);
    if (words.length() > 200 || words.contains("|")) {
      return Optional.empty();
    }
    if (HELP.matcher(words).find()) {
      return Optional.of(told("A question about what can be asked.", ABILITIES, List.of()));
    }
    if (context.latest().isEmpty()) {
      return Optional.empty();
    }
    if (ROWS.matcher(words).find()) {
      return Optional.of(rows(words));
    }
    if (WHY.matcher(words).find()) {
      return Optional.of(why(context.latest().orElseThrow()));
    }
    return QUERIES.matcher(words).find() ? Optional.of(queries()) : Optional.empty();
  }

  private static Understood told(String sentence, String text, List<EvidenceRef> evidence) {
    return new Understood.ToTell(sentence, text, evidence);
  }

  private Understood rows(String words) {
    Matcher named = QUERY.matcher(words);
    var wanted = named.find() ? Optional.of("Q" + named.group(1)) : Optional.<String>empty();
    var found =
        wanted
            .flatMap(name -> context.evidence().filter(it -> it.query().equals(name)).findFirst())
            .or(() -> wanted.isPresent() ? Optional.empty() : deciding());
    return found
        .map(Telling::rows)
        .orElseGet(() ->
            told(
                "The rows of a query.",
                wanted.map(it -> it + " is no query of this session. ").orElse("")
                    + "There is evidence of "
                    + context.evidence().map(Evidence::query).collect(Collectors.joining(", "))
                    + ".",
                List.of()));
  }

  private Optional<Evidence> deciding() {
    var evidence = context.latest().orElseThrow().evidence();
    return evidence.stream()
        .filter(it -> !it.table().isEmpty())
        .findFirst()
        .or(() -> evidence.stream().findFirst());
  }

  private static Understood rows(Evidence evidence) {
    int shown = Math.min(MOST_ROWS, evidence.table().rows().size());
    var references =
        IntStream.rangeClosed(1, shown)
            .mapToObj(row -> new EvidenceRef(evidence.query(), row))
            .toList();
    var header = new ArrayList<String>(List.of("row"));
    evidence.table().columns().stream()
        .limit(MOST_COLUMNS)
        .forEach(it -> header.add(Markdown.text(it.name())));
    var lines = IntStream.range(0, shown).mapToObj(row -> line(evidence, row)).toList();
    var text =
        "**"
            + evidence.query()
            + ": "
            + Markdown.text(evidence.title())
            + "**: "
            + (shown < evidence.totalRows() ? "the first " + shown + " of " : "")
            + evidence.totalRows()
            + (evidence.totalRows() == 1 ? " row." : " rows.")
            + (shown == 0 ? "" : "\n\n" + Markdown.table(header, lines));
    return told("The rows that " + evidence.query() + " answered.", text, references);
  }

  private static List<String> line(Evidence evidence, int row) {
    var cells = new ArrayList<String>(List.of("r" + (row + 1)));
    evidence.table().rows().get(row).stream()
        .limit(MOST_COLUMNS)
        .map(cell -> Markdown.cell(cell.text()))
        .forEach(cells::add);
    return cells;
  }

  private static Understood why(InvestigationResult result) {
    var text = new StringBuilder(verdict(result.conclusion()));
    result.grounds().ifPresent(it -> text.append("\n\n").append(grounds(it)));
    var cited = new ArrayList<EvidenceRef>();
    for (Finding finding : result.conclusion().findings().stream().limit(5).toList()) {
      var citations =
          finding.evidence().stream()
              .limit(3)
              .map(EvidenceRef::citation)
              .collect(Collectors.joining(" "));
      text.append("\n- ")
          .append(Markdown.text(finding.title()))
          .append(": ")
          .append(Markdown.text(finding.description()))
          .append(' ')
          .append(citations);
      finding.evidence().stream().limit(3).forEach(cited::add);
    }
    return told("A question about the reasons for the verdict.", text.toString(), cited);
  }

  private static String verdict(Conclusion conclusion) {
    return switch (conclusion) {
      case Conclusion.Findings(var all) ->
          all.size() + (all.size() == 1 ? " thing met the rule." : " things met the rule.");
      case Conclusion.Clear _ ->
          "Every query was answered in full, every table had rows, and no row met the rule.";
      case Conclusion.Inconclusive(var reason) -> "It could not be said: " + Markdown.text(reason);
    };
  }

  private static String grounds(Grounds grounds) {
    long held = grounds.claims().stream().filter(it -> it.verdict() == Claim.Verdict.HOLDS).count();
    return "The rule is "
        + Markdown.code(grounds.plan().rule().text())
        + " per "
        + Markdown.code(String.join(", ", grounds.plan().rule().key()))
        + ", over "
        + grounds.range().from()
        + " up to "
        + grounds.range().to()
        + ". "
        + held
        + " of "
        + grounds.claims().size()
        + " claims held when the rows were counted again.\n"
        + grounds.health().stream()
            .map(it -> "\n- " + Markdown.text(it.sentence()))
            .collect(Collectors.joining());
  }

  private Understood queries() {
    var text =
        context.latest().orElseThrow().evidence().stream()
            .map(it ->
                it.query()
                    + ", "
                    + Markdown.text(it.title())
                    + ":\n\n"
                    + Markdown.block("kql", it.kql()))
            .collect(Collectors.joining("\n"));
    return told("The queries that were run.", text, List.of());
  }
}
