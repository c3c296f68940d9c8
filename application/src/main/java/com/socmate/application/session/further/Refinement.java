package com.socmate.application.session.further;

import com.socmate.domain.entity.Entities;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.investigation.DecisionRule.Operator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What words want changed about the plan before.
///
/// @param entities what it is to be narrowed to
/// @param leaveOut whether those are to be left out instead
/// @param limit the number that is too many from now on
/// @param window how long a stretch is to be read
/// @param earlier how much further back the window is to lie
/// @param byWindow whether it is to lie right before the one that was read
record Refinement(
    List<Entity> entities,
    boolean leaveOut,
    Optional<Limit> limit,
    Optional<Duration> window,
    Optional<Duration> earlier,
    boolean byWindow) {
  private static final Set<EntityType> THINGS =
      EnumSet.of(
          EntityType.IP,
          EntityType.ACCOUNT,
          EntityType.HOST,
          EntityType.DOMAIN,
          EntityType.URL,
          EntityType.HASH,
          EntityType.PROCESS,
          EntityType.FILE,
          EntityType.APP);
  private static final String NUMBER =
      "(\\d{1,9}|one|two|three|four|five|six|seven|eight|nine|ten)";
  private static final String UNIT = "(minutes?|hours?|days?|weeks?|months?)";
  private static final Pattern LEAVE_OUT =
      Pattern.compile(
          "\\b(?:exclud\\w*|without|except|ignor\\w*|leave out|not for|but not|other than)\\b");
  private static final Pattern SPAN =
      Pattern.compile(
          "\\b(?:last|past|over|for|within|during|window(?: of| to)?)\\s+(?:the\\s+)?(?:last\\s+|past\\s+)?(?:"
              + NUMBER
              + "\\s+)?"
              + UNIT
              + "\\b|\\b"
              + NUMBER
              + "\\s+"
              + UNIT
              + "\\s+instead\\b");
  private static final Pattern EARLIER =
      Pattern.compile(
          "\\b(?:the\\s+)?(?:"
              + NUMBER
              + "\\s+)?"
              + UNIT
              + "\\s+(?:before|earlier|prior|ago)\\b|\\b(?:previous|preceding|prior)\\s+"
              + UNIT
              + "\\b");
  private static final Pattern WINDOW_BEFORE =
      Pattern.compile(
          "\\b(?:(?:window|period|stretch|time) before|before that|previous (?:window|period))\\b");
  private static final Pattern YESTERDAY = Pattern.compile("\\byesterday\\b");
  private static final Pattern LIMIT =
      Pattern.compile(
          "\\b(more than|over|above|greater than|exceeding|at least|minimum(?: of)?|fewer than|less than|under|below"
              + "|at most|threshold(?: of| to| at)?|limit(?: of| to)?)\\s+"
              + NUMBER
              + "\\b(?!\\s*"
              + UNIT
              + ")|(>=|<=|>|<)\\s*(\\d{1,9})\\b|\\b"
              + NUMBER
              + " or (more|fewer)\\b");

  /// A comparison; without an operator the one before stays.
  record Limit(Optional<Operator> operator, BigDecimal value) {}

  static Refinement of(String message) {
    var words = message.toLowerCase(Locale.ROOT);
    var earlier = EARLIER.matcher(words).results().findFirst().map(Refinement::earlier);
    return new Refinement(
        Entities.in(message).stream().filter(it -> THINGS.contains(it.type())).distinct().toList(),
        LEAVE_OUT.matcher(words).find(),
        LIMIT.matcher(words).results().findFirst().map(Refinement::limit),
        earlier.isPresent()
            ? Optional.empty()
            : SPAN.matcher(words).results().findFirst().map(Refinement::span),
        earlier.or(() ->
            YESTERDAY.matcher(words).find() ? Optional.of(Duration.ofDays(1)) : Optional.empty()),
        WINDOW_BEFORE.matcher(words).find());
  }

  boolean isNothing() {
    return entities.isEmpty()
        && limit.isEmpty()
        && window.isEmpty()
        && earlier.isEmpty()
        && !byWindow;
  }

  private static Duration earlier(MatchResult match) {
    return match.group(2) != null
        ? length(match.group(1), match.group(2))
        : length(null, match.group(3));
  }

  private static Duration span(MatchResult match) {
    return match.group(2) != null
        ? length(match.group(1), match.group(2))
        : length(match.group(3), match.group(4));
  }

  private static Duration length(@Nullable String count, String unit) {
    long number = count == null ? 1 : number(count).longValue();
    return switch (unit.charAt(0) == 'm' && unit.startsWith("mo") ? 'o' : unit.charAt(0)) {
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      case 'w' -> Duration.ofDays(7 * number);
      default -> Duration.ofDays(30 * number);
    };
  }

  private static Limit limit(MatchResult match) {
    if (match.group(1) != null) {
      return new Limit(operator(match.group(1)), number(match.group(2)));
    }
    if (match.group(4) != null) {
      return new Limit(operator(match.group(4)), number(match.group(5)));
    }
    return new Limit(
        Optional.of(match.group(7).equals("more") ? Operator.AT_LEAST : Operator.AT_MOST),
        number(match.group(6)));
  }

  private static Optional<Operator> operator(String words) {
    return switch (words.split(" ", 2)[0]) {
      case "more", "over", "above", "greater", "exceeding", ">" -> Optional.of(Operator.GREATER);
      case "fewer", "less", "under", "below", "<" -> Optional.of(Operator.LESS);
      case ">=", "minimum" -> Optional.of(Operator.AT_LEAST);
      case "<=" -> Optional.of(Operator.AT_MOST);
      case "at" -> Optional.of(words.endsWith("least") ? Operator.AT_LEAST : Operator.AT_MOST);
      default -> Optional.empty();
    };
  }

  private static BigDecimal number(String text) {
    int word =
        List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
            .indexOf(text);
    return word < 0 ? new BigDecimal(text) : BigDecimal.valueOf(word + 1);
  }
}
