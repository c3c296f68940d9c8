package com.socmate.application.investigation;

import com.socmate.application.investigation.Examination.Examined;
import com.socmate.application.investigation.evidence.Assessment;
import com.socmate.application.investigation.evidence.Background;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.provider.ProviderLogs;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.investigation.Usage;
import com.socmate.domain.schedule.NotifyOn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Carries out a plan over windows of the past, as a schedule would have, and says how often that
/// would have told somebody something. Nothing is kept and nobody is told.
public final class Backtest {
  private static final int MOST_TITLES = 5;

  private final ProviderLogs logs;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Limits limits;

  public Backtest(ProviderLogs logs, IdGenerator ids, InstantSource clock, Limits limits) {
    this.logs = logs;
    this.ids = ids;
    this.clock = clock;
    this.limits = limits;
  }

  /// @param occurrences the oldest first
  /// @param most how long all windows may take together; those after it are not tried
  public record Wish(
      Plan plan,
      String provider,
      List<Instant> occurrences,
      NotifyOn notifyOn,
      Budget.Lower budget,
      Duration most) {
    public Wish {
      occurrences = List.copyOf(occurrences);
    }

    /// How much the run of an occurrence would have read.
    private Duration length(int place) {
      return plan.sinceLastRun() && place > 0
          ? Duration.between(occurrences.get(place - 1), occurrences.get(place))
          : plan.window();
    }
  }

  /// @param told each window as soon as it has been tried
  public Summary run(Wish wish, Consumer<Tried> told) {
    var end = clock.instant().plus(wish.most());
    var all = new ArrayList<Tried>();
    var known = Map.<Fingerprint, String>of();
    for (int place = 0; place < wish.occurrences().size(); place++) {
      if (clock.instant().isBefore(end)) {
        var attempt = attempt(wish, place, known);
        known = attempt.known();
        told.accept(attempt.tried());
        all.add(attempt.tried());
      }
    }
    return Summary.of(wish, all);
  }

  private Attempt attempt(Wish wish, int place, Map<Fingerprint, String> known) {
    var begun = clock.instant();
    var occurrence = wish.occurrences().get(place);
    var window = TimeRange.endingAt(occurrence.minus(limits.ingestionDelay()), wish.length(place));
    var within = limits.withBudget(limits.budget().within(wish.budget()));
    var examination = examination(wish.provider());
    var spending = examination.spending(within);
    var examined =
        examination.examine(
            wish.plan(), window, new Background(known, _ -> Map.of()), within, spending);
    var took = Duration.between(begun, clock.instant());
    return switch (examined) {
      case Examined.Broken(var why) ->
          new Attempt(
              Tried.broken(occurrence, window, why.message(), spending.usage(), took), known);
      case Examined.Judged(_, var assessment) ->
          new Attempt(
              Tried.judged(occurrence, window, assessment, spending.usage(), took),
              comesToVerdict(assessment) ? things(assessment) : known);
    };
  }

  private Examination examination(String provider) {
    var workspace = logs.of(provider);
    return new Examination(workspace, new IntentLibrary(workspace), ids, clock);
  }

  private static boolean comesToVerdict(Assessment assessment) {
    return assessment.conclusion().outcome() != Outcome.INCONCLUSIVE;
  }

  private static Map<Fingerprint, String> things(Assessment assessment) {
    return assessment.findings().stream()
        .collect(Collectors.toMap(Finding::fingerprint, Finding::title, (one, _) -> one));
  }

  private record Attempt(Tried tried, Map<Fingerprint, String> known) {}

  /// A window that was tried.
  ///
  /// @param outcome empty if the run would have failed
  /// @param reason why it failed or is inconclusive, or what of the data was not whole
  /// @param titles of the first findings
  public record Tried(
      Instant occurrence,
      TimeRange window,
      Optional<Outcome> outcome,
      String reason,
      int findings,
      int fresh,
      int still,
      int gone,
      List<String> titles,
      Usage usage,
      Duration took) {
    private static Tried broken(
        Instant occurrence, TimeRange window, String why, Usage usage, Duration took) {
      return new Tried(
          occurrence, window, Optional.empty(), why, 0, 0, 0, 0, List.of(), usage, took);
    }

    private static Tried judged(
        Instant occurrence, TimeRange window, Assessment assessment, Usage usage, Duration took) {
      int fresh = (int) assessment.newFindings();
      int findings = assessment.findings().size();
      return new Tried(
          occurrence,
          window,
          Optional.of(assessment.conclusion().outcome()),
          String.join(" ", assessment.shortcomings()),
          findings,
          fresh,
          findings - fresh,
          assessment.gone(),
          assessment.findings().stream().limit(MOST_TITLES).map(Finding::title).toList(),
          usage,
          took);
    }

    /// Whether an e-mail would have been sent.
    boolean notifies(NotifyOn when) {
      return switch (when) {
        case ALWAYS -> true;
        case NEW -> fresh > 0 || outcome.isEmpty();
        case FAILURE -> outcome.isEmpty();
      };
    }
  }

  /// All windows together.
  ///
  /// @param notTried how many windows the time was not enough for
  /// @param notifications how often somebody would have been told
  public record Summary(
      int windows,
      int notTried,
      int notifications,
      int withFindings,
      int clear,
      int inconclusive,
      int failed,
      int fresh,
      int still,
      int gone,
      Usage usage) {
    private static Summary of(Wish wish, List<Tried> all) {
      return new Summary(
          wish.occurrences().size(),
          wish.occurrences().size() - all.size(),
          (int) all.stream().filter(it -> it.notifies(wish.notifyOn())).count(),
          came(all, Outcome.FINDINGS),
          came(all, Outcome.CLEAR),
          came(all, Outcome.INCONCLUSIVE),
          (int) all.stream().filter(it -> it.outcome().isEmpty()).count(),
          all.stream().mapToInt(Tried::fresh).sum(),
          all.stream().mapToInt(Tried::still).sum(),
          all.stream().mapToInt(Tried::gone).sum(),
          all.stream().map(Tried::usage).reduce(Usage.NONE, Usage::plus));
    }

    private static int came(List<Tried> all, Outcome outcome) {
      return (int) all.stream().filter(it -> it.outcome().equals(Optional.of(outcome))).count();
    }
  }
}
