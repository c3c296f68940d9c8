package com.socmate.kql;

import com.socmate.kql.bind.Binder;
import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.PlanText;
import com.socmate.kql.bind.Preview;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.Batch;
import com.socmate.kql.exec.Batches;
import com.socmate.kql.exec.Collected;
import com.socmate.kql.exec.Executor;
import com.socmate.kql.exec.ExternalData;
import com.socmate.kql.exec.Reads;
import com.socmate.kql.exec.Run;
import com.socmate.kql.exec.Stopped;
import com.socmate.kql.function.Evaluation;
import com.socmate.kql.function.EvaluationFailure;
import com.socmate.kql.function.GeoIp;
import com.socmate.kql.syntax.Parsed;
import com.socmate.kql.syntax.Parser;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Checks and runs queries. Immutable; any number of threads may share one.
public final class KqlEngine {
  private static final int LONGEST_QUERY = 1 << 21;
  private static final String TOO_MUCH_MEMORY =
      "The query needs more memory than it may use. Filter earlier, or summarize by fewer keys.";

  private final Binder binder = new Binder();
  private final GeoIp geoIp;

  private final ExternalData externalData;
  private final int threads;

  private KqlEngine(GeoIp geoIp, ExternalData externalData, int threads) {
    this.geoIp = geoIp;
    this.externalData = externalData;
    this.threads = threads;
  }

  /// The engine with every function it has, no knowledge of where addresses are, and no way to the
  /// network.
  public static KqlEngine standard() {
    return new KqlEngine(GeoIp.NONE, ExternalData.REFUSED, 1);
  }

  /// The same with a source for `geo_info_from_ip_address`.
  public KqlEngine with(GeoIp source) {
    return new KqlEngine(source, externalData, threads);
  }

  /// The same with a reader for `externaldata`, which is refused otherwise.
  public KqlEngine with(ExternalData reader) {
    return new KqlEngine(geoIp, reader, threads);
  }

  /// The same, reading tables on so many threads. Answers are those of one thread.
  public KqlEngine onThreads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a query runs on at least one thread, not " + count);
    }
    return new KqlEngine(geoIp, externalData, count);
  }

  /// Whether a query can run against these tables, and what it would answer with.
  public Checked check(String query, Catalogue catalogue) {
    return check(query, catalogue, Map.of());
  }

  /// The same for a query that uses parameters.
  public Checked check(String query, Catalogue catalogue, Map<String, Value> parameters) {
    try {
      Parsed parsed = parse(query);
      if (!parsed.isValid()) {
        return new Checked.Invalid(false, diagnosticsOf(parsed));
      }
      Evaluation evaluation = evaluation(Ticks.UNIX_EPOCH);
      Binder.Bound bound = binder.bind(parsed, catalogue, parameters, evaluation, null);
      return bound
          .plan()
          .<Checked>map(
              plan -> new Checked.Valid(plan.type().visible(), bound.tables(), bound.diagnostics()))
          .orElseGet(() -> new Checked.Invalid(true, bound.diagnostics()));
    } catch (StackOverflowError _) {
      return new Checked.Invalid(false, List.of(tooDeep(query)));
    }
  }

  /// The steps a query would take, as text, with what each stored table is asked for; empty where
  /// it cannot run, for which [#check] has the reasons.
  public Optional<String> explain(String query, Catalogue catalogue) {
    return explain(query, catalogue, Instant.EPOCH);
  }

  /// The same for a query run at a given moment.
  public Optional<String> explain(String query, Catalogue catalogue, Instant now) {
    try {
      Parsed parsed = parse(query);
      Evaluation evaluation = evaluation(Ticks.of(now));
      return parsed.isValid()
          ? binder
              .bind(parsed, catalogue, Map.of(), evaluation, null)
              .plan()
              .map(plan -> PlanText.of(plan, Reads.of(plan)))
          : Optional.empty();
    } catch (StackOverflowError _) {
      return Optional.empty();
    }
  }

  private Evaluation evaluation(long now) {
    return new Evaluation(now, new SplittableRandom(now), geoIp);
  }

  private static Parsed parse(String query) {
    if (query.length() > LONGEST_QUERY) {
      return new Parsed(
          "",
          List.of(),
          List.of(
              new com.socmate.kql.syntax.SyntaxError(
                  new Span(0, 0), "The query is longer than 2 MB.", "Put long lists in a table.")));
    }
    return Parser.parse(query);
  }

  private static Diagnostic tooDeep(String query) {
    return new Diagnostic(
        new Span(0, Math.min(query.length(), 1)),
        Diagnostic.Severity.ERROR,
        "The query is nested too deeply.",
        "Split it with `let` statements.");
  }

  /// Runs a query; never throws for what the query or its data hold.
  public Outcome run(Request request) {
    long start = System.nanoTime();
    try {
      return run(request, start);
    } catch (Stopped stopped) {
      return switch (stopped.reason()) {
        case CANCELLED -> new Outcome.Cancelled();
        case TIME -> new Outcome.TimedOut(request.budget().time());
        case MEMORY -> new Outcome.Failed(TOO_MUCH_MEMORY);
      };
    } catch (OutOfMemoryError _) {
      return new Outcome.Failed(TOO_MUCH_MEMORY);
    } catch (EvaluationFailure failure) {
      return new Outcome.Failed(String.valueOf(failure.getMessage()));
    } catch (UncheckedIOException unreadable) {
      return new Outcome.Failed("The rows cannot be read: " + unreadable.getMessage() + ".");
    } catch (StackOverflowError _) {
      return new Outcome.Rejected(false, List.of(tooDeep(request.query())));
    }
  }

  private Outcome run(Request request, long start) {
    Parsed parsed = parse(request.query());
    if (!parsed.isValid()) {
      return new Outcome.Rejected(false, diagnosticsOf(parsed));
    }
    long now = Ticks.of(request.now());
    long limit = start + request.budget().time().toNanos();
    Evaluation evaluation =
        new Evaluation(now, new SplittableRandom(now), geoIp, () -> checkpoint(request, limit));
    try (Run run = newRun(request, evaluation, limit)) {
      Preview preview = plan -> preview(plan, run);
      Binder.Bound bound =
          binder.bind(parsed, request.catalogue(), request.parameters(), evaluation, preview);
      return bound.plan().isEmpty()
          ? new Outcome.Rejected(true, bound.diagnostics())
          : answer(bound.plan().get(), bound, run, request, start);
    }
  }

  private Run newRun(Request request, Evaluation evaluation, long limit) {
    return new Run(
        evaluation,
        request.source(),
        request.timespan(),
        externalData,
        request.budget(),
        request.cancellation(),
        () -> System.nanoTime() - limit > 0,
        threads);
  }

  private static void checkpoint(Request request, long limit) {
    if (request.cancellation().isCancelled()) {
      throw new Stopped(Stopped.Reason.CANCELLED);
    }
    if (System.nanoTime() - limit > 0) {
      throw new Stopped(Stopped.Reason.TIME);
    }
  }

  private static Plan.Rows preview(Plan plan, Run run) {
    Batch batch = Executor.of(run, plan).one(plan);
    return new Plan.Rows(plan.type(), batch.columns(), batch.rows());
  }

  private static Outcome answer(
      Plan plan, Binder.Bound bound, Run run, Request request, long start) {
    Collected collected = collected(plan, run, request);
    Collected.Cut cut = collected.cut();
    List<Table> others = new ArrayList<>();
    for (Plan other : bound.others()) {
      Collected more = collected(other, run, request);
      cut = cut == Collected.Cut.NOTHING ? more.cut() : cut;
      others.add(new Table(other.type().visible(), more.batches()));
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return new Outcome.Answer(
        new Table(plan.type().visible(), collected.batches()),
        others,
        partial(cut, request),
        bound.tables(),
        visualisation(bound.rendering()),
        bound.diagnostics(),
        new Outcome.Statistics(run.rowsScanned(), elapsed));
  }

  private static Collected collected(Plan plan, Run run, Request request) {
    try (Batches batches = Executor.of(run, plan).open(plan)) {
      return Collected.from(batches, request.budget());
    }
  }

  private static Optional<Outcome.PartialError> partial(Collected.Cut cut, Request request) {
    return switch (cut) {
      case NOTHING -> Optional.empty();
      case ROWS ->
          Optional.of(
              new Outcome.PartialError(
                  "E_QUERY_RESULT_SET_TOO_LARGE",
                  "The answer has more than " + request.budget().rows() + " rows and was cut."));
      case BYTES ->
          Optional.of(
              new Outcome.PartialError(
                  "E_QUERY_RESULT_SET_TOO_LARGE",
                  "The answer has more than " + request.budget().bytes() + " bytes and was cut."));
    };
  }

  private static Optional<Outcome.Visualisation> visualisation(Map<String, String> rendering) {
    if (rendering.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> properties = new HashMap<>(rendering);
    String chart = properties.remove("");
    return Optional.of(new Outcome.Visualisation(chart == null ? "table" : chart, properties));
  }

  private static List<Diagnostic> diagnosticsOf(Parsed parsed) {
    return parsed.errors().stream().map(Diagnostic::of).toList();
  }
}
