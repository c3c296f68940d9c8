package com.socmate.chaos.check;

import com.socmate.chaos.fault.Strike;
import com.socmate.chaos.load.Cohort;
import com.socmate.chaos.load.Expectation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Holds a round's whole history against everything that must be true of it.
public final class Judgement {
  private final List<Violation> violations = new ArrayList<>();
  private final Map<String, Long> statuses = new TreeMap<>();
  private final List<Duration> lags = new ArrayList<>();
  private final Recovery recovery;
  private long expected;
  private long occurrences;
  private long executed;
  private long events;
  private long losses;
  private Optional<Instant> firstQueued = Optional.empty();
  private Optional<Instant> lastEnd = Optional.empty();
  private int mostInLane;

  private Judgement(List<Strike> strikes) {
    this.recovery = new Recovery(strikes);
  }

  /// Reads everything and judges it.
  public static Judgement of(
      Histories histories,
      Collection<Expectation> expectations,
      List<Strike> strikes,
      int laneLimit)
      throws SQLException {
    var judgement = new Judgement(strikes);
    judgement.schedules(histories, expectations);
    judgement.runs(histories);
    judgement.lanes(histories, laneLimit);
    return judgement;
  }

  private void schedules(Histories histories, Collection<Expectation> expectations)
      throws SQLException {
    var wanted =
        expectations.stream().collect(Collectors.toMap(Expectation::schedule, Function.identity()));
    var check = new ScheduleCheck();
    expected = expectations.stream().mapToLong(Expectation::count).sum();
    histories.schedules(history -> {
      var expectation = wanted.remove(history.schedule());
      if (expectation != null) {
        violations.addAll(check.check(expectation, history));
        count(expectation, history);
      } else {
        violations.add(
            new Violation("A schedule nobody made.", history.schedule(), history.status()));
      }
    });
    wanted
        .values()
        .forEach(it -> violations.add(new Violation("A schedule is lost.", it.schedule(), "")));
  }

  private void count(Expectation expectation, ScheduleHistory history) {
    for (var run : history.runs()) {
      occurrences++;
      statuses.merge(run.status(), 1L, Long::sum);
      if (expectation.cohort() == Cohort.STEADY) {
        lags.add(Duration.between(run.scheduledFor(), run.queuedAt()));
      }
    }
  }

  private void runs(Histories histories) throws SQLException {
    var check = new RunCheck();
    histories.runs(history -> {
      violations.addAll(check.check(history));
      recovery.add(history);
      events += history.events().size();
      executed += history.endedAt().isPresent() ? 1 : 0;
      losses += history.holds().isEmpty() ? 0 : history.holds().getLast().losses();
      history
          .endedAt()
          .ifPresent(it -> lastEnd = lastEnd.filter(it::isBefore).or(() -> Optional.of(it)));
      if (!history.holds().isEmpty()) {
        var queued = history.holds().getFirst().at();
        firstQueued = firstQueued.filter(queued::isAfter).or(() -> Optional.of(queued));
      }
    });
  }

  private void lanes(Histories histories, int limit) throws SQLException {
    var check = new LaneCheck(limit);
    histories.changes((run, hold) -> check.next(run, hold).ifPresent(violations::add));
    mostInLane = check.most();
  }

  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  public Recovery recovery() {
    return recovery;
  }

  /// How many rows ended in which way.
  public Map<String, Long> statuses() {
    return Map.copyOf(statuses);
  }

  /// How long after its time each occurrence of a minutely schedule was dispatched.
  public Spread lag() {
    return Spread.of(lags);
  }

  /// How many occurrences were certain beforehand.
  public long expected() {
    return expected;
  }

  /// How many have a row.
  public long occurrences() {
    return occurrences;
  }

  /// How many were carried out to an end.
  public long executed() {
    return executed;
  }

  public long events() {
    return events;
  }

  /// How often a run lost its worker.
  public long losses() {
    return losses;
  }

  public int mostInLane() {
    return mostInLane;
  }

  /// From the first dispatch to the last end.
  public Duration took() {
    return firstQueued
        .flatMap(first -> lastEnd.map(last -> Duration.between(first, last)))
        .orElse(Duration.ZERO);
  }
}
