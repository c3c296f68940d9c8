package com.socmate.chaos;

import com.socmate.chaos.check.Judgement;
import com.socmate.chaos.check.Recovery;
import com.socmate.chaos.check.Sampler;
import com.socmate.chaos.check.Violation;
import com.socmate.chaos.fault.Strike;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What a round came to.
///
/// @param restarts how often a worker had to be started because it had ended by itself
public record Verdict(
    long seed,
    List<Violation> violations,
    Judgement judgement,
    List<Sampler.Sample> samples,
    List<Strike> strikes,
    int restarts) {
  private static final int MOST_SHOWN = 40;

  public Verdict {
    violations = List.copyOf(violations);
    samples = List.copyOf(samples);
    strikes = List.copyOf(strikes);
  }

  public boolean holds() {
    return violations.isEmpty();
  }

  /// As a person reads it; its tables are Markdown.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    var took = judgement.took();
    double seconds = Math.max(0.001, took.toMillis() / 1000.0);
    lines.add("");
    lines.add("| figure | value |");
    lines.add("|---|---|");
    lines.add(row("seed", seed));
    lines.add(row("occurrences that were certain", judgement.expected()));
    lines.add(row("occurrences with a row", judgement.occurrences()));
    lines.add(row("of these", new TreeMap<>(judgement.statuses())));
    lines.add(row("runs carried out", judgement.executed()));
    lines.add(row("from the first dispatch to the last end", "%.0f s".formatted(seconds)));
    lines.add(row("dispatches per second", "%.0f".formatted(judgement.occurrences() / seconds)));
    lines.add(row("runs per second", "%.0f".formatted(judgement.executed() / seconds)));
    lines.add(row("events written", judgement.events()));
    lines.add(row("dispatch lag of minutely schedules, p50 / max (s)", judgement.lag()));
    lines.add(row("times a run lost its worker", judgement.losses()));
    lines.add(row("most runs of one lane in hand", judgement.mostInLane()));
    lines.add(
        row(
            "longest queue",
            samples.stream().mapToLong(Sampler.Sample::unfinished).max().orElse(0)));
    lines.add(row("faults", strikes.size()));
    lines.add(row("workers that ended by themselves", restarts));
    lines.add(row("violations", violations.size()));
    lines.addAll(recoveries());
    violations.stream().limit(MOST_SHOWN).forEach(it -> lines.add("VIOLATED " + it));
    if (violations.size() > MOST_SHOWN) {
      lines.add("… and " + (violations.size() - MOST_SHOWN) + " more");
    }
    return lines;
  }

  private List<String> recoveries() {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        "| fault | times | runs in its hands | next run ended, p50 / max (s) | those runs ended | queue as before |");
    lines.add("|---|---|---|---|---|---|");
    Recovery.byKind(judgement.recovery().figures(samples))
        .forEach((kind, it) ->
            lines.add(
                "| %s | %d | %d | %s | %s | %s |"
                    .formatted(
                        kind, it.count(), it.held(), it.nextEnd(), it.heldEnded(), it.drained())));
    lines.add("");
    return lines;
  }

  private static String row(String name, Object value) {
    return "| " + name + " | " + value + " |";
  }
}
