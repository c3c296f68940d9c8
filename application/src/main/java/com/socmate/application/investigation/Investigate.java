package com.socmate.application.investigation;

import com.socmate.application.investigation.evidence.Assessment;
import com.socmate.application.investigation.evidence.Background;
import com.socmate.application.investigation.evidence.Collected;
import com.socmate.application.investigation.intent.Intent;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.investigation.report.Dossier;
import com.socmate.application.investigation.report.Report;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Runs;
import com.socmate.application.port.Suppressions;
import com.socmate.domain.entity.Entities;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.SessionEvent.Kind;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Carries out a plan over its window and says what it found, step by step. The same data lead to
/// the same findings in the same order. An error or a gap is never called clear.
public final class Investigate {
  private static final int MOST_FINDING_EVENTS = 100;
  private static final Duration LONGEST = Duration.ofDays(90);

  private final Runs runs;
  private final Suppressions suppressions;
  private final IntentLibrary library;
  private final Examination examination;
  private final InstantSource clock;
  private final Limits limits;

  public Investigate(
      LogWorkspace workspace,
      Runs runs,
      IntentLibrary library,
      IdGenerator ids,
      InstantSource clock,
      Limits limits) {
    this(workspace, runs, Suppressions.NONE, library, ids, clock, limits);
  }

  public Investigate(
      LogWorkspace workspace,
      Runs runs,
      Suppressions suppressions,
      IntentLibrary library,
      IdGenerator ids,
      InstantSource clock,
      Limits limits) {
    this.runs = runs;
    this.suppressions = suppressions;
    this.library = library;
    this.examination = new Examination(workspace, library, ids, clock);
    this.clock = clock;
    this.limits = limits;
  }

  /// @param stopRequested looked at between queries; once true the investigation stops
  public Investigated investigate(
      Assignment assignment, Progress progress, BooleanSupplier stopRequested) {
    var journal = new Journal(progress, stopRequested, clock);
    extract(assignment, journal);
    return switch (assignment.compilation()) {
      case Compilation.Compiled(var plan) -> carryOut(assignment, plan, journal);
      case Compilation.NotCompiled why -> giveUp(assignment, why, journal);
    };
  }

  private static void extract(Assignment assignment, Journal journal) {
    journal.started(Stage.ENTITY_EXTRACTION, "Reading the question.");
    var named = new TreeMap<String, Set<String>>();
    for (var entity : Entities.in(assignment.question())) {
      named
          .computeIfAbsent(entity.type().wireName(), _ -> new LinkedHashSet<>())
          .add(entity.value());
    }
    var facts = new TreeMap<String, String>();
    named.forEach((type, values) -> facts.put(type, String.join(", ", values)));
    journal.finished(
        Stage.ENTITY_EXTRACTION,
        named.isEmpty()
            ? "The question names no single address, account or machine."
            : "The question names " + String.join("; ", facts.values()) + ".",
        facts);
  }

  private Investigated giveUp(Assignment assignment, Compilation.NotCompiled why, Journal journal) {
    journal.started(Stage.INTENT, "Looking for a kind of check that fits.");
    journal.finished(Stage.INTENT, why.reason() + " " + why.closest(), Map.of());
    journal.started(Stage.REPORT, "Writing the report.");
    journal.tell(Kind.REPORT_READY, Stage.REPORT, "The report is ready.", Map.of());
    journal.finished(Stage.REPORT, "The report is written.", Map.of());
    return journal.isCut()
        ? new Investigated.Stopped()
        : new Investigated.Done(
            new InvestigationResult(
                new Conclusion.Inconclusive(why.reason() + " " + why.closest()),
                List.of(),
                Report.ofNoPlan(assignment.question(), why)));
  }

  private Investigated carryOut(Assignment assignment, Plan plan, Journal journal) {
    var intent = library.named(plan.intent());
    var range = range(assignment, plan);
    explain(plan, intent, range, journal);
    journal.started(Stage.EXECUTION, "Asking the log workspace.");
    var within = limits.withBudget(limits.budget().within(assignment.budget()));
    var spending = examination.spending(within);
    return switch (examination.ask(plan, range, within, spending, journal)) {
      case Execution.Executed.Answered(var collected) ->
          conclude(assignment, plan, intent, range, collected, spending, journal);
      case Execution.Executed.Broken(var why) -> new Investigated.Broken(why);
      case Execution.Executed.Stopped _ -> new Investigated.Stopped();
    };
  }

  /// Up to the ingestion delay before the occurrence; where the words say so, from where what the
  /// schedule has read ends.
  private TimeRange range(Assignment assignment, Plan plan) {
    var end = assignment.occurrence().minus(limits.ingestionDelay());
    var usual = TimeRange.endingAt(end, plan.window());
    return assignment
        .schedule()
        .filter(_ -> plan.sinceLastRun())
        .flatMap(schedule -> runs.readUpTo(schedule, end))
        .map(from -> new TimeRange(latest(from, end.minus(LONGEST)), end))
        .orElse(usual);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static void explain(
      Plan plan, Optional<Intent> intent, TimeRange range, Journal journal) {
    var work = intent.map(it -> it.work().name().toLowerCase(Locale.ROOT)).orElse("investigation");
    journal.started(Stage.INTENT, "Looking for a kind of check that fits.");
    journal.finished(
        Stage.INTENT, plan.title() + ".", Map.of("intent", work, "check", plan.intent()));
    journal.started(Stage.QUERY_PLANNING, "Fixing the window and the rule.");
    journal.finished(
        Stage.QUERY_PLANNING,
        "From "
            + range.from()
            + " up to "
            + range.to()
            + "; a finding is "
            + plan.rule().text()
            + ".",
        Map.of(
            "from",
            range.from().toString(),
            "to",
            range.to().toString(),
            "rule",
            plan.rule().text(),
            "tables",
            String.join(", ", plan.tables())));
    journal.started(Stage.QUERY_GENERATION, "Taking the queries from the plan.");
    journal.finished(
        Stage.QUERY_GENERATION,
        plan.queries().stream()
            .map(it -> it.name() + ": " + it.title())
            .collect(Collectors.joining("; ", "", ".")),
        Map.of("plan", plan.hash()));
  }

  private Investigated conclude(
      Assignment assignment,
      Plan plan,
      Optional<Intent> intent,
      TimeRange range,
      Collected collected,
      Spending spending,
      Journal journal) {
    journal.finished(
        Stage.EXECUTION,
        collected.evidence().size() + " queries answered.",
        collected.health().stream()
            .collect(
                Collectors.toMap(
                    it -> "rows_" + it.table(),
                    it -> it.rows().isPresent() ? "" + it.rows().getAsLong() : "no such table")));
    journal.started(Stage.EVIDENCE_ASSESSMENT, "Holding every claim against the rows.");
    var background = background(assignment);
    var present = examination.judge(plan, collected, background, limits);
    var late = late(assignment, plan, range, background, present, spending);
    var assessment = late.with(present);
    tell(assessment, journal);
    journal.started(Stage.REPORT, "Writing the report.");
    var dossier =
        new Dossier(
            assignment.persona(),
            assignment.question(),
            plan,
            assignment.planVersion(),
            intent,
            range,
            late.with(collected),
            assessment,
            new Conduct(
                assessment.decisions().hash(),
                spending.usage(),
                assessment.notSeenAgain(),
                late.late));
    var result =
        new InvestigationResult(
            assessment.conclusion(),
            late.with(collected).evidence(),
            Report.of(dossier.brief()),
            Optional.of(dossier.grounds()));
    journal.tell(Kind.REPORT_READY, Stage.REPORT, "The report is ready.", Map.of());
    journal.finished(Stage.REPORT, "The report is written.", Map.of());
    return journal.isCut() ? new Investigated.Stopped() : new Investigated.Done(result);
  }

  private Latecomers.Found late(
      Assignment assignment,
      Plan plan,
      TimeRange range,
      Background background,
      Assessment present,
      Spending spending) {
    var within = limits.withBudget(limits.budget().within(assignment.budget()));
    return assignment.schedule().isEmpty()
        ? new Latecomers.Found()
        : new Latecomers(runs, examination, within, spending)
            .look(
                assignment.run(),
                plan,
                range,
                background,
                present.findings().stream().map(Finding::fingerprint).collect(Collectors.toSet()));
  }

  private Background background(Assignment assignment) {
    return new Background(
        assignment
            .schedule()
            .map(schedule -> runs.told(schedule, assignment.run()))
            .orElse(Map.of()),
        things -> suppressions.active(assignment.schedule(), things));
  }

  private static void tell(Assessment assessment, Journal journal) {
    assessment.findings().stream()
        .limit(MOST_FINDING_EVENTS)
        .forEach(
            it -> journal.tell(Kind.FINDING, Stage.EVIDENCE_ASSESSMENT, it.title(), facts(it)));
    journal.finished(
        Stage.EVIDENCE_ASSESSMENT,
        assessment.findings().size()
            + " findings; "
            + assessment.verified()
            + " of "
            + assessment.claims().size()
            + " claims verified."
            + (assessment.shortcomings().isEmpty()
                ? ""
                : " " + String.join(" ", assessment.shortcomings())),
        Map.of(
            "findings",
            Integer.toString(assessment.findings().size()),
            "new",
            Long.toString(assessment.newFindings()),
            "gone",
            Integer.toString(assessment.gone()),
            "suppressed",
            Long.toString(assessment.suppressed()),
            "claims",
            Integer.toString(assessment.claims().size()),
            "verified",
            Long.toString(assessment.verified())));
  }

  private static Map<String, String> facts(Finding finding) {
    return Map.of(
        "finding",
        finding.id().value(),
        "severity",
        finding.severity().name().toLowerCase(Locale.ROOT),
        "novelty",
        finding.novelty().name().toLowerCase(Locale.ROOT),
        "fingerprint",
        finding.fingerprint().value(),
        "evidence",
        finding.evidence().getFirst().citation());
  }
}
