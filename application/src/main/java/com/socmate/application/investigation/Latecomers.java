package com.socmate.application.investigation;

import com.socmate.application.investigation.Examination.Examined;
import com.socmate.application.investigation.evidence.Assessment;
import com.socmate.application.investigation.evidence.Background;
import com.socmate.application.investigation.evidence.Collected;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.LogWorkspace.Question;
import com.socmate.application.port.Runs;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.RunId;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks for rows that arrived after the window they belong to had been read, and judges such
/// windows again. One query counts them for all tables and windows; nearly always it answers
/// nothing.
final class Latecomers {
  private static final Duration LOOKED_BACK = Duration.ofDays(2);
  private static final int MOST_WINDOWS = 12;
  private static final int MOST_REREAD = 2;
  private static final int FIRST_NAME = 30;

  private final Runs runs;
  private final Examination examination;
  private final Limits limits;
  private final Spending spending;

  Latecomers(Runs runs, Examination examination, Limits limits, Spending spending) {
    this.runs = runs;
    this.examination = examination;
    this.limits = limits;
    this.spending = spending;
  }

  /// @param seen what this run has found already
  Found look(RunId run, Plan plan, TimeRange window, Background background, Set<Fingerprint> seen) {
    var stretches =
        stretches(
            runs.toLookAfter(run, window.from().minus(LOOKED_BACK), MOST_WINDOWS), window.from());
    var found = new Found();
    if (stretches.isEmpty() || spending.refusal("the late rows").isPresent()) {
      return found;
    }
    var known = new HashSet<>(seen);
    var counts = counts(plan, stretches);
    for (int place = 0; place < stretches.size(); place++) {
      if (counts.get(place) > 0) {
        found.add(
            reread(
                plan,
                stretches.get(place),
                counts.get(place),
                found.late.size(),
                background,
                known));
      }
    }
    return found;
  }

  /// What each window alone is there for: an instant belongs to the latest window that holds it,
  /// and what the present window holds is read anyway.
  private static List<Stretch> stretches(List<WindowRead> latestFirst, Instant presentFrom) {
    var stretches = new ArrayList<Stretch>();
    var upTo = presentFrom;
    for (var it : latestFirst) {
      var end = it.window().to().isBefore(upTo) ? it.window().to() : upTo;
      if (it.window().from().isBefore(end)) {
        stretches.add(new Stretch(it, new TimeRange(it.window().from(), end)));
        upTo = it.window().from();
      }
    }
    return stretches;
  }

  /// Rows that arrived since the last run began to read; before that, another run has looked.
  private List<Long> counts(Plan plan, List<Stretch> stretches) {
    var since = stretches.getFirst().read().readAt();
    var columns = new ArrayList<String>();
    for (int place = 0; place < stretches.size(); place++) {
      var part = stretches.get(place).part();
      columns.add(
          "W%d = countif(TimeGenerated >= datetime(%s) and TimeGenerated < datetime(%s))"
              .formatted(place, part.from(), part.to()));
    }
    var each =
        plan.tables().stream()
            .map(table ->
                "(['%s'] | where TimeGenerated >= startTime and TimeGenerated < endTime and ingestion_time() >= datetime(%s) | summarize %s)"
                    .formatted(table, since, String.join(", ", columns)))
            .collect(Collectors.joining(", ", "union ", ""));
    var range = new TimeRange(stretches.getLast().part().from(), stretches.getFirst().part().to());
    return sums(
        examination.query(
            new Question(each, range, Duration.ZERO, plan.tables().size(), limits.perQuery()),
            spending),
        stretches.size());
  }

  /// A provider that cannot say has nothing to say.
  private static List<Long> sums(Answer answer, int windows) {
    var table = answer instanceof Answer.Complete(var complete) ? complete : ResultTable.EMPTY;
    var sums = new ArrayList<Long>();
    for (int window = 0; window < windows; window++) {
      long sum = 0;
      for (int row = 0; row < table.rows().size(); row++) {
        sum += table.cell(row, "W" + window) instanceof Cell.Whole(long rows) ? rows : 0;
      }
      sums.add(sum);
    }
    return sums;
  }

  private Reread reread(
      Plan plan,
      Stretch stretch,
      long rows,
      int before,
      Background background,
      Set<Fingerprint> known) {
    var window = stretch.read().window();
    if (before >= MOST_REREAD) {
      return Reread.left(stretch, rows, "more windows have late rows than one run reads again.");
    }
    var renamed = renamed(plan, FIRST_NAME * (before + 1));
    return switch (examination.examine(renamed, window, background, limits, spending)) {
      case Examined.Broken(var why) -> Reread.left(stretch, rows, why.message());
      case Examined.Judged(var collected, var assessment) -> {
        known.addAll(runs.foundIn(stretch.read().session()));
        yield Reread.judged(stretch, rows, collected, assessment, known);
      }
    };
  }

  /// Under names of their own, so that a citation says which answer is meant.
  private static Plan renamed(Plan plan, int first) {
    var queries = new ArrayList<PlannedQuery>();
    for (int place = 0; place < plan.queries().size(); place++) {
      var it = plan.queries().get(place);
      queries.add(
          new PlannedQuery(
              "Q" + (first + place + 1),
              it.purpose(),
              "With late rows: " + it.title(),
              it.kql(),
              it.lookback(),
              it.tables()));
    }
    return new Plan(
        plan.intent(),
        plan.title(),
        plan.window(),
        queries,
        plan.rule(),
        plan.severity(),
        plan.techniques(),
        plan.assumptions(),
        plan.sinceLastRun());
  }

  /// @param part what of the window belongs to it alone
  private record Stretch(WindowRead read, TimeRange part) {}

  /// A window with late rows.
  private record Reread(
      Conduct.LateRows late,
      List<Finding> findings,
      List<Claim> claims,
      List<Evidence> evidence,
      List<String> shortcomings) {
    static Reread left(Stretch stretch, long rows, String why) {
      var window = stretch.read().window();
      return new Reread(
          new Conduct.LateRows(stretch.read().run(), window, rows, 0, false),
          List.of(),
          List.of(),
          List.of(),
          List.of(
              rows
                  + " rows of the window from "
                  + window.from()
                  + " arrived after it was read, and it was not read again: "
                  + why));
    }

    static Reread judged(
        Stretch stretch,
        long rows,
        Collected collected,
        Assessment assessment,
        Set<Fingerprint> known) {
      var window = stretch.read().window();
      var fresh =
          assessment.findings().stream()
              .filter(it -> known.add(it.fingerprint()))
              .map(it -> marked(it, window))
              .toList();
      return new Reread(
          new Conduct.LateRows(
              stretch.read().run(),
              window,
              rows,
              fresh.size(),
              assessment.shortcomings().isEmpty()),
          fresh,
          fresh.isEmpty() ? List.of() : assessment.claims(),
          fresh.isEmpty() ? List.of() : collected.evidence(),
          assessment.shortcomings());
    }

    private static Finding marked(Finding it, TimeRange window) {
      return new Finding(
          it.id(),
          it.title(),
          it.description()
              + " Found late: rows of the window from "
              + window.from()
              + " arrived after it had been read.",
          it.severity(),
          it.key(),
          it.fingerprint(),
          it.novelty(),
          it.techniques(),
          it.evidence(),
          it.suppression());
    }
  }

  /// All of them together.
  static final class Found {
    final List<Conduct.LateRows> late = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    final List<Evidence> evidence = new ArrayList<>();
    final List<String> shortcomings = new ArrayList<>();

    private void add(Reread reread) {
      late.add(reread.late());
      findings.addAll(reread.findings());
      claims.addAll(reread.claims());
      evidence.addAll(reread.evidence());
      shortcomings.addAll(reread.shortcomings());
    }

    Collected with(Collected collected) {
      var all = new ArrayList<>(collected.evidence());
      all.addAll(evidence);
      return new Collected(all, collected.health(), collected.unasked());
    }

    Assessment with(Assessment assessment) {
      return assessment.with(findings, claims, shortcomings);
    }
  }
}
