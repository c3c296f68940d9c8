package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import com.socmate.application.investigation.wording.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// So many events that close together, wherever in the window.
///
/// @param events how many, at least 2
record Burst(long events, Duration span, String words) {
  /// The span a question names for things to happen within, with the limit on how many.
  static Optional<Burst> in(Wording words, Limit limit) {
    return words
        .span()
        .flatMap(span -> least(limit).map(events -> new Burst(events, span.length(), span.text())))
        .filter(it -> it.events() > 1 && it.events() < 1_000);
  }

  private static Optional<Long> least(Limit limit) {
    return switch (limit.operator()) {
      case GREATER -> Optional.of(limit.value() + 1);
      case AT_LEAST -> Optional.of(limit.value());
      case LESS, AT_MOST, EQUAL -> Optional.empty();
    };
  }

  static String refusal(Wording words) {
    return "It asks for things that happen within a span (\""
        + words.span().orElseThrow().text()
        + "\") of each other, which cannot be honoured here yet.";
  }

  String assumption(String what) {
    return "A burst is an event that ends "
        + events
        + " "
        + what
        + " "
        + words
        + ", wherever in the window they lie.";
  }

  /// Marks each event that ends a burst; the rows must come from the same key.
  String marking(List<String> key) {
    long back = events - 1;
    var same =
        key.stream()
            .map(column -> column + " == prev(" + column + ", " + back + ")")
            .collect(Collectors.joining(" and "));
    return "| sort by "
        + key.stream().map(column -> column + " asc").collect(Collectors.joining(", "))
        + ", TimeGenerated asc\n| extend EndsBurst = "
        + same
        + " and TimeGenerated - prev(TimeGenerated, "
        + back
        + ") <= "
        + Kql.span(span);
  }
}
