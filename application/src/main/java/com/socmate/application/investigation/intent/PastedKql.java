package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Wording;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import com.socmate.domain.investigation.ResultTable.Column;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A question that is KQL already: each row it answers is a finding.
final class PastedKql implements Intent {
  static final String NAME = "pasted_kql";
  private static final Pattern FENCE =
      Pattern.compile("```(?:kql|kusto|KQL)?\\s*\\n?(.*?)```", Pattern.DOTALL);
  private static final Pattern START =
      Pattern.compile(
          "(?:^|\\n|:)\\s*((?:let\\s+\\w+\\s*=|union\\b|search\\b|find\\b|\\(|[A-Za-z_]\\w*\\s*(?:\\n\\s*)?(?://[^\\n]*\\n\\s*){0,50}\\|).*)$",
          Pattern.DOTALL);
  private static final Pattern PIPE =
      Pattern.compile(
          "\\|\\s*(?:where|filter|summarize|project(?:-\\w+)?|extend|join|count|distinct|top(?:-\\w+)?|take|limit|sort"
              + "|order|mv-\\w+|mvexpand|parse\\S*|render|search|union|make-series|evaluate|invoke|lookup|serialize|sample|reduce|getschema|partition|scan|as)\\b");
  private static final Set<String> NUMBERS = Set.of("int", "long", "real", "decimal");
  private static final Pattern ENTITY =
      Pattern.compile(
          "(?i).*(?:ip(?:v4|v6)?|ipaddress|ipaddr|address|upn|userprincipalname|user(?:name|id)?|account(?:name|upn|sid)?|computer|host(?:name)?|device(?:name|id)?"
              + "|domain|url|sha1|sha256|md5|filehash|filename|process(?:name)?|mailbox|caller|actor|identity|appdisplayname|appid|resource(?:id)?)");
  private static final int LONGEST = 20_000;

  private final LogWorkspace workspace;

  PastedKql(LogWorkspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Work work() {
    return Work.HUNTING;
  }

  @Override
  public String example() {
    return "Any KQL query, such as: SecurityEvent | where EventID == 4720 | project TimeGenerated, Computer, Account.";
  }

  @Override
  public int fit(Wording words) {
    return written(words.original()).isEmpty() ? 0 : 100;
  }

  private static String written(String whole) {
    var text = whole.length() > LONGEST ? "" : whole;
    Matcher fence = FENCE.matcher(text);
    if (fence.find()) {
      return fence.group(1).strip();
    }
    Matcher start = START.matcher(text);
    return start.find() && PIPE.matcher(start.group(1)).find() ? sentence(start.group(1)) : "";
  }

  /// Without the full stop of the sentence it was written into.
  private static String sentence(String kql) {
    var stripped = kql.strip();
    return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }

  @Override
  public Planned plan(Wording words) {
    var pasted = PastedText.of(written(words.original()));
    var notes = KqlNotes.in(words.original());
    return switch (workspace.check(pasted.kql())) {
      case QueryCheck.Invalid(var problems) ->
          new Planned.CannotHonour(
              "The KQL is not valid: "
                  + problems.stream()
                      .limit(3)
                      .map(it ->
                          "line "
                              + it.line()
                              + ", column "
                              + it.column()
                              + ": "
                              + it.message().replaceFirst("\\.$", ""))
                      .collect(Collectors.joining("; "))
                  + ".");
      case QueryCheck.Valid(var columns, _) when columns.isEmpty() ->
          new Planned.CannotHonour("The KQL answers no columns, so nothing can be found by it.");
      case QueryCheck.Valid(var columns, _) when !missing(notes, columns).isEmpty() ->
          new Planned.CannotHonour(
              "The key names what the KQL does not answer: "
                  + String.join(", ", missing(notes, columns))
                  + ".");
      case QueryCheck.Valid(var columns, var tables) -> planned(pasted, notes, columns, tables);
    };
  }

  private static List<String> missing(KqlNotes notes, List<Column> columns) {
    return notes.keys().stream()
        .filter(key -> columns.stream().noneMatch(it -> it.name().equals(key)))
        .toList();
  }

  private static Planned planned(
      PastedText pasted, KqlNotes notes, List<Column> columns, List<String> tables) {
    var draft = new Draft();
    var window = notes.window().orElseGet(() -> window(pasted, draft));
    return Draft.refusal(window)
        .<Planned>map(Planned.CannotHonour::new)
        .orElseGet(() -> new Planned.Ready(plan(pasted, notes, columns, tables, draft, window)));
  }

  private static Plan plan(
      PastedText pasted,
      KqlNotes notes,
      List<Column> columns,
      List<String> tables,
      Draft draft,
      Duration window) {
    var rule = notes.keys().isEmpty() ? rule(columns) : DecisionRule.everyRow(notes.keys());
    draft.assume(
        rule.countsRows()
            ? "Each row the query answers is a finding, told apart by "
                + String.join(", ", rule.key())
                + "."
            : "The query answers numbers only; a row is a finding if " + rule.text() + ".");
    if (notes.rows() > 0) {
      draft.assume(
          "Rows are findings only where there are more than " + notes.rows() + " of them.");
    }
    draft.query(
        Purpose.DECISION,
        "The query as written",
        notes.rows() > 0 ? pasted.onlyAbove(notes.rows()) : pasted.kql(),
        Duration.ZERO,
        tables);
    return new Plan(
        NAME,
        "KQL over " + (tables.isEmpty() ? "no table" : String.join(", ", tables)),
        window,
        draft.queries(),
        rule,
        notes.severity().orElse(Severity.MEDIUM),
        notes.techniques(),
        draft.assumptions());
  }

  private static Duration window(PastedText pasted, Draft draft) {
    if (pasted.bound()) {
      draft.assume(
          "ago() and now() count from the end of the window, not from the moment a run starts.");
    }
    return pasted
        .furthest()
        .filter(it -> !it.isZero())
        .orElseGet(() -> {
          draft.assume(
              "The query names no length of time that could be read; each run reads 24 hours.");
          return Draft.DAY;
        });
  }

  private static DecisionRule rule(List<Column> columns) {
    if (columns.stream().allMatch(it -> NUMBERS.contains(it.type()))) {
      var metric = columns.getFirst().name();
      return new DecisionRule(metric, Operator.GREATER, BigDecimal.ZERO, List.of(metric));
    }
    return DecisionRule.everyRow(key(columns));
  }

  /// What names something, else everything that is not a time, a number or a bag.
  private static List<String> key(List<Column> columns) {
    var entities =
        names(columns.stream().filter(it -> ENTITY.matcher(it.name()).matches()).toList());
    if (!entities.isEmpty()) {
      return entities;
    }
    var texts =
        names(
            columns.stream()
                .filter(it -> Set.of("string", "guid", "bool").contains(it.type()))
                .toList());
    return texts.isEmpty() ? names(columns) : texts;
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).limit(KqlNotes.MOST_KEYS).toList();
  }

  @Override
  public String title(Plan plan, Row row) {
    return String.join(
        ", ", plan.rule().key().stream().map(column -> column + " " + row.text(column)).toList());
  }

  @Override
  public String description(Plan plan, Row row) {
    return "The query answered this row.";
  }

  @Override
  public List<String> nextSteps() {
    return List.of("Read the rows beside what the query was written to find.");
  }

  @Override
  public String impact() {
    return "What these rows mean depends on what the query was written to find.";
  }
}
