package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.specificity.Threshold;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/// Lengths of time that a question compares with.
final class Ages {
  private Ages() {}

  /// The longest one named: of an account that slept, of a table that is silent.
  static Optional<Duration> longest(Wording words) {
    return words.ages().stream().map(Ages::length).max(Comparator.naturalOrder());
  }

  /// A limit on a metric that is measured in whole hours.
  static Optional<Limit> inHours(Threshold age) {
    long hours = length(age).toHours();
    return switch (age.op()) {
      case MORE_THAN -> Optional.of(Limit.of(Operator.GREATER, hours));
      case AT_LEAST -> Optional.of(Limit.of(Operator.AT_LEAST, hours));
      case LESS_THAN, AT_MOST, EXACTLY, TOP -> Optional.empty();
    };
  }

  static Duration length(Threshold age) {
    long number = age.value().longValue();
    return switch (age.unit().orElse("")) {
      case "second" -> Duration.ofSeconds(number);
      case "minute" -> Duration.ofMinutes(number);
      case "hour" -> Duration.ofHours(number);
      case "week" -> Duration.ofDays(7 * number);
      case "month" -> Duration.ofDays(30 * number);
      case "year" -> Duration.ofDays(365 * number);
      default -> Duration.ofDays(number);
    };
  }
}
