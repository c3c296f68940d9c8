package com.socmate.domain.specificity;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers and units as people write them, in English and, for the commonest, in German, French and
/// Spanish.
final class Words {
  private static final Map<String, Integer> NUMBERS = numbers();

  /// A number in digits or words.
  static final String NUMBER =
      "(?:\\d{1,3}(?:[,.]\\d{3})+|\\d{1,9}(?:\\.\\d+)?k?|"
          + String.join(
              "|", NUMBERS.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList())
          + ")";

  static final String UNIT =
      "(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|business days?|days?|nights?|weeks?|wks?|months?"
          + "|quarters?|years?|yrs?|fortnights?|stunden?|tag(?:en?)?|wochen?|monat(?:en?)?|minuten"
          + "|heures?|jours?|semaines?|mois|horas?|d[ií]as?|semanas?|mes(?:es)?|h|d|w)";

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Words() {}

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> small =
        List.of(
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    small.forEach(word -> numbers.put(word, small.indexOf(word) + 1));
    List<String> tens = List.of("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    tens.forEach(word -> numbers.put(word, 30 + 10 * tens.indexOf(word)));
    numbers.putAll(
        Map.of(
            "twenty-four",
            24,
            "forty-eight",
            48,
            "seventy-two",
            72,
            "a dozen",
            12,
            "dozen",
            12,
            "a hundred",
            100,
            "hundred",
            100,
            "one hundred",
            100,
            "a thousand",
            1000));
    numbers.putAll(
        Map.of(
            "twenty-five",
            25,
            "thirty-six",
            36,
            "two hundred",
            200,
            "five hundred",
            500,
            "one thousand",
            1000,
            "thousand",
            1000,
            "half a dozen",
            6,
            "a couple of",
            2,
            "zwei",
            2,
            "zehn",
            10));
    numbers.put("couple of", 2);
    return Map.copyOf(numbers);
  }

  static BigDecimal number(String written) {
    String word = SPACES.matcher(written.toLowerCase(Locale.ROOT).strip()).replaceAll(" ");
    Integer named = NUMBERS.get(word);
    if (named != null) {
      return BigDecimal.valueOf(named);
    }
    boolean thousands = word.endsWith("k");
    String digits = (thousands ? word.substring(0, word.length() - 1) : word).replace(",", "");
    BigDecimal value = new BigDecimal(withoutGrouping(digits));
    return thousands ? value.multiply(BigDecimal.valueOf(1000)) : value;
  }

  /// `1.000` is a thousand in half of Europe.
  private static String withoutGrouping(String digits) {
    return digits.matches("\\d{1,3}(?:\\.\\d{3})+") ? digits.replace(".", "") : digits;
  }

  /// The duration of `count` units, as ISO 8601 would write what was said: 24 hours is not 1 day.
  static Optional<Measured> duration(BigDecimal count, String unit) {
    if (count.stripTrailingZeros().scale() > 0
        || count.compareTo(BigDecimal.valueOf(100_000)) > 0) {
      return Optional.empty();
    }
    long number = count.longValue();
    String name = unit.toLowerCase(Locale.ROOT);
    return switch (name.charAt(0)) {
      case 's' -> Optional.of(startingWithS(name, number));
      case 'm' -> Optional.of(name.startsWith("min") ? minutes(number) : months(number));
      case 'h' -> Optional.of(hours(number));
      case 'd', 't', 'j', 'b', 'n' -> Optional.of(days(number));
      case 'w' -> Optional.of(weeks(number));
      case 'f' -> Optional.of(days(14 * number));
      case 'q' -> Optional.of(months(3 * number));
      case 'y' ->
          Optional.of(new Measured("P" + number + "Y", Duration.ofDays(365 * number), "year"));
      default -> Optional.of(days(number));
    };
  }

  private static Measured startingWithS(String name, long number) {
    if (name.startsWith("sem")) {
      return weeks(number);
    }
    return name.startsWith("st") ? hours(number) : seconds(number);
  }

  private static Measured seconds(long number) {
    return new Measured("PT" + number + "S", Duration.ofSeconds(number), "second");
  }

  private static Measured minutes(long number) {
    return new Measured("PT" + number + "M", Duration.ofMinutes(number), "minute");
  }

  private static Measured hours(long number) {
    return new Measured("PT" + number + "H", Duration.ofHours(number), "hour");
  }

  private static Measured days(long number) {
    return new Measured("P" + number + "D", Duration.ofDays(number), "day");
  }

  private static Measured weeks(long number) {
    return new Measured("P" + 7 * number + "D", Duration.ofDays(7 * number), "week");
  }

  private static Measured months(long number) {
    return new Measured("P" + number + "M", Duration.ofDays(30 * number), "month");
  }

  /// A duration with its ISO form and the singular of its unit.
  record Measured(String iso, Duration length, String unit) {}
}
