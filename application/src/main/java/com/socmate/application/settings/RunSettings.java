package com.socmate.application.settings;

import static com.socmate.application.settings.Environment.require;

import com.socmate.domain.investigation.Budget;
import java.time.Duration;

/// What a run may cost, as a process is told by its environment. Every key stands in
/// `docs/configuration.md`.
public final class RunSettings {
  private static final int MOST_QUERIES = 1_000;
  private static final Duration LONGEST = Duration.ofMinutes(55);

  private RunSettings() {}

  /// How long the rows of evidence are kept.
  public static Duration evidenceKept(Environment read) {
    var kept = read.duration("SOCMATE_EVIDENCE_RETENTION", Duration.ofDays(90));
    require(
        kept.compareTo(Duration.ofDays(1)) >= 0,
        "SOCMATE_EVIDENCE_RETENTION",
        "at least P1D",
        kept);
    return kept;
  }

  public static Budget budget(Environment read) {
    var usual = Budget.USUAL;
    var time = read.duration("SOCMATE_RUN_TIME", usual.time());
    require(
        time.isPositive() && time.compareTo(LONGEST) <= 0,
        "SOCMATE_RUN_TIME",
        "longer than nothing and at most " + LONGEST,
        time);
    return new Budget(
        read.number("SOCMATE_RUN_QUERIES", usual.queries(), 2, MOST_QUERIES),
        read.number("SOCMATE_RUN_ROWS", (int) usual.rows(), 1, Integer.MAX_VALUE),
        read.number("SOCMATE_RUN_BYTES", (int) usual.bytes(), 1, Integer.MAX_VALUE),
        time,
        read.number("SOCMATE_RUN_TOKENS", (int) usual.tokens(), 0, Integer.MAX_VALUE));
  }
}
