package com.socmate.domain.search;

import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.search.SearchQuery.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Collects the filters of a search one by one.
final class FilterReader {
  private static final List<String> NAMES =
      List.of("type", "severity", "persona", "outcome", "kind", "schedule", "after", "before");

  private final Set<SearchType> types = EnumSet.noneOf(SearchType.class);
  private final Set<Severity> severities = EnumSet.noneOf(Severity.class);
  private final Set<Persona> personas = EnumSet.noneOf(Persona.class);
  private final Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
  private final Set<EntityKind> kinds = EnumSet.noneOf(EntityKind.class);
  private Optional<ScheduleId> schedule = Optional.empty();
  private Optional<Instant> after = Optional.empty();
  private Optional<Instant> before = Optional.empty();

  SearchFilters filters() {
    return new SearchFilters(types, severities, personas, outcomes, kinds, schedule, after, before);
  }

  /// @return what is wrong with it
  Optional<Problem> read(String name, String value) {
    return switch (name) {
      case "type" -> constants(name, value, SearchType.class, types);
      case "severity" -> constants(name, value, Severity.class, severities);
      case "persona" -> constants(name, value, Persona.class, personas);
      case "outcome" -> constants(name, value, Outcome.class, outcomes);
      case "kind" -> constants(name, value, EntityKind.class, kinds);
      case "schedule" -> schedule(value);
      case "after" -> {
        after = moment(value);
        yield noMomentUnless(after.isPresent(), name, value);
      }
      case "before" -> {
        before = moment(value);
        yield noMomentUnless(before.isPresent(), name, value);
      }
      default -> Optional.of(new Problem(1, "filter", name, NAMES));
    };
  }

  private static <E extends Enum<E>> Optional<Problem> constants(
      String name, String value, Class<E> all, Set<E> into) {
    var words = Arrays.stream(all.getEnumConstants()).map(FilterReader::word).toList();
    for (var wanted : value.toLowerCase(Locale.ROOT).split(",", -1)) {
      int at = words.indexOf(wanted);
      if (at < 0) {
        return Optional.of(new Problem(1, name, wanted, words));
      }
      into.add(all.getEnumConstants()[at]);
    }
    return Optional.empty();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Optional<Problem> schedule(String value) {
    try {
      schedule = Optional.of(new ScheduleId(value));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          new Problem("schedule takes the id of a schedule; found '" + value + "'."));
    }
  }

  /// A day begins at midnight in UTC.
  private static Optional<Instant> moment(String value) {
    try {
      return Optional.of(
          value.length() == 10
              ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(value));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Problem> noMomentUnless(boolean isOne, String name, String value) {
    return isOne
        ? Optional.empty()
        : Optional.of(
            new Problem(
                name
                    + " takes a day or a time such as 2026-11-01 or 2026-11-01T08:00:00Z; found '"
                    + value
                    + "'."));
  }
}
