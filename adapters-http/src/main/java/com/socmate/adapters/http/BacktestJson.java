package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.socmate.application.investigation.Backtest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a schedule would have found, window by window.
record BacktestJson(List<Window> windows, Summary summary, @Nullable EstimateJson estimate) {

  /// One window.
  ///
  /// @param outcome null if its run would have failed
  /// @param reason why it would have failed, or what of the data was not whole
  record Window(
      Instant scheduledFor,
      EvidenceJson.Window window,
      @Nullable String outcome,
      @Nullable String reason,
      int findings,
      @JsonProperty("new") int fresh,
      int still,
      int gone,
      List<String> titles,
      ConductJson.Spent spent,
      BigDecimal seconds) {
    static Window from(Backtest.Tried it) {
      return new Window(
          it.occurrence(),
          EvidenceJson.Window.from(it.window()),
          it.outcome().map(Words::of).orElse(null),
          it.reason().isEmpty() ? null : it.reason(),
          it.findings(),
          it.fresh(),
          it.still(),
          it.gone(),
          it.titles(),
          ConductJson.Spent.from(it.usage()),
          BigDecimal.valueOf(it.took().toMillis(), 3));
    }
  }

  /// All of them together.
  ///
  /// @param notTried how many the time was not enough for
  /// @param notifications how often somebody would have been told
  record Summary(
      int windows,
      int notTried,
      int notifications,
      int withFindings,
      int clear,
      int inconclusive,
      int failed,
      @JsonProperty("new") int fresh,
      int still,
      int gone,
      ConductJson.Spent spent,
      String sentence) {
    static Summary from(Backtest.Summary it) {
      return new Summary(
          it.windows(),
          it.notTried(),
          it.notifications(),
          it.withFindings(),
          it.clear(),
          it.inconclusive(),
          it.failed(),
          it.fresh(),
          it.still(),
          it.gone(),
          ConductJson.Spent.from(it.usage()),
          sentence(it));
    }

    private static String sentence(Backtest.Summary it) {
      return "Over the last "
          + it.windows()
          + " windows it would have told you "
          + it.notifications()
          + (it.notifications() == 1 ? " time: " : " times: ")
          + it.fresh()
          + " new, "
          + it.still()
          + " seen again, "
          + it.gone()
          + " gone."
          + (it.notTried() == 0
              ? ""
              : " " + it.notTried() + " windows were left out, since the time was over.");
    }
  }
}
