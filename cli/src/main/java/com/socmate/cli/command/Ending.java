package com.socmate.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.catalogue.Shape.Work;
import java.util.Locale;

/// How a run ended, as `--wait` and `--watch` say it by their exit code.
enum Ending {
  CLEAR(0),
  FINDINGS(10),
  INCONCLUSIVE(11),
  FAILED(12),
  CANCELLED(13);

  private final int exitCode;

  Ending(int exitCode) {
    this.exitCode = exitCode;
  }

  /// For people.
  String words() {
    return name().toLowerCase(Locale.ROOT);
  }

  int exitCode() {
    return exitCode;
  }

  /// How that thing ended, which has.
  static Ending of(Work work, JsonNode thing) {
    return switch (thing.path("status").asText()) {
      case "failed" -> FAILED;
      case "cancelled" -> CANCELLED;
      default ->
          switch (work) {
            case SESSION -> ofOutcome(thing.path("outcome").asText());
            case AUDIT -> thing.path("findingCount").asInt() > 0 ? FINDINGS : CLEAR;
          };
    };
  }

  private static Ending ofOutcome(String outcome) {
    return switch (outcome) {
      case "clear" -> CLEAR;
      case "findings" -> FINDINGS;
      default -> INCONCLUSIVE;
    };
  }
}
