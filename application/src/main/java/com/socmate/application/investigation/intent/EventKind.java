package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.finding.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Events worth a look whenever they happen often enough: how questions ask for them, which rows
/// they are, what they are about.
///
/// @param words what a question says that asks for them
/// @param unless what a question says that asks for something else
/// @param table the table they are in, or several, parted by a comma and a space
/// @param steps which rows of the table they are, as lines of KQL
/// @param keys by which column to count where the words name a kind of thing
/// @param usualKey by which columns to count where they name none
/// @param measure what is measured of them
/// @param honours the limits on questions of this kind that are its very meaning
/// @param usual from how many on they matter where the words name no number
/// @param noun what is counted, in the plural
record EventKind(
    String name,
    Intent.Work work,
    String example,
    Pattern words,
    Pattern unless,
    String table,
    EntityFilters filters,
    List<String> steps,
    Map<Subject, String> keys,
    List<String> usualKey,
    Measure measure,
    Set<Qualifier> honours,
    long usual,
    String noun,
    List<String> details,
    Severity severity,
    List<String> techniques,
    List<String> nextSteps,
    String impact) {
  /// Where the rows come from: the table, or what unites several.
  String source() {
    return table.contains(",") ? "union withsource=Table " + table : table;
  }

  List<String> tables() {
    return List.of(table.split(", "));
  }

  static Draft named(String name, Intent.Work work) {
    return new Draft(name, work);
  }

  /// A kind in the making.
  static final class Draft {
    private final String name;
    private final Intent.Work work;
    private String example = "";
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private Pattern words = NOTHING;
    private Pattern unless = NOTHING;
    private String table = "";
    private EntityFilters filters = new EntityFilters(Map.of());
    private final List<String> steps = new ArrayList<>();
    private final Map<Subject, String> keys = new LinkedHashMap<>();
    private List<String> usualKey = List.of();
    private Measure measure = new Measure.Events();
    private final Set<Qualifier> honours = EnumSet.noneOf(Qualifier.class);
    private long usual = 1;
    private String noun = "events";
    private List<String> details = List.of();
    private Severity severity = Severity.MEDIUM;
    private List<String> techniques = List.of();

    private Draft(String name, Intent.Work work) {
      this.name = name;
      this.work = work;
    }

    Draft asked(String question, String pattern) {
      example = question;
      words = Pattern.compile(pattern);
      return this;
    }

    Draft unless(String pattern) {
      unless = Pattern.compile(pattern);
      return this;
    }

    Draft in(String tableName, EntityFilters tableFilters) {
      table = tableName;
      filters = tableFilters;
      return this;
    }

    /// Also narrowed to what a question names of that type.
    Draft narrowedBy(EntityType type, String columns) {
      filters = filters.with(type, columns);
      return this;
    }

    Draft where(String condition) {
      steps.add("| where " + condition);
      return this;
    }

    Draft with(String computation) {
      steps.add("| extend " + computation);
      return this;
    }

    Draft by(String... columns) {
      usualKey = List.of(columns);
      return this;
    }

    /// Always by both, whatever the words group by.
    Draft byBoth(String first, String second) {
      keys.clear();
      return by(first, second);
    }

    Draft orBy(Subject subject, String column) {
      keys.put(subject, column);
      return this;
    }

    Draft distinct(String column, String metric, Subject... subjects) {
      measure = new Measure.Distinct(column, metric, List.of(subjects));
      return this;
    }

    Draft shaped(Measure.Shape shape) {
      measure = shape;
      return this;
    }

    Draft honouring(Qualifier... meanings) {
      honours.addAll(List.of(meanings));
      return this;
    }

    Draft from(long many, String plural) {
      usual = many;
      noun = plural;
      return this;
    }

    Draft showing(String... columns) {
      details = List.of(columns);
      return this;
    }

    Draft rated(Severity rating, String... attack) {
      severity = rating;
      techniques = List.of(attack);
      return this;
    }

    EventKind meaning(String impact, String... nextSteps) {
      return new EventKind(
          name,
          work,
          example,
          words,
          unless,
          table,
          filters,
          List.copyOf(steps),
          Map.copyOf(keys),
          usualKey,
          measure,
          honours.isEmpty() ? Set.of() : EnumSet.copyOf(honours),
          usual,
          noun,
          details,
          severity,
          techniques,
          List.of(nextSteps),
          impact);
    }
  }
}
