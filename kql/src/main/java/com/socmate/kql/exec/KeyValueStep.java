package com.socmate.kql.exec;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.socmate.kql.bind.Plan;
import com.socmate.kql.function.EvaluationFailure;
import com.socmate.kql.function.Regex;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes the values of given keys out of texts of keys and values.
final class KeyValueStep {
  private final Evaluator evaluator;
  private final Plan.ParseKv plan;
  private final Plan.KeyValueOptions options;
  private final Pattern regex;

  KeyValueStep(Evaluator evaluator, Plan.ParseKv plan) {
    this.evaluator = evaluator;
    this.plan = plan;
    this.options = plan.options();
    this.regex = compiled(options.regex());
  }

  Batch apply(Batch batch) {
    StringColumn texts = (StringColumn) evaluator.column(plan.text(), batch);
    List<ColumnBuilder> builders = new ArrayList<>();
    plan.places()
        .forEach(
            place -> builders.add(Column.builder(plan.type().column(place).type(), batch.rows())));
    for (int row = 0; row < batch.rows(); row++) {
      Map<String, String> found = pairs(texts.getString(row));
      for (int i = 0; i < builders.size(); i++) {
        String value = found.get(plan.keys().get(i));
        builders
            .get(i)
            .append(value == null ? Values.NULL : ParseStep.value(builders.get(i).type(), value));
      }
    }
    List<Column> columns = new ArrayList<>(batch.columns());
    while (columns.size() < plan.type().size()) {
      columns.add(Column.nulls(plan.type().column(columns.size()).type(), batch.rows()));
    }
    for (int i = 0; i < builders.size(); i++) {
      columns.set(plan.places().get(i), builders.get(i).build());
    }
    return new Batch(columns, batch.rows());
  }

  private Map<String, String> pairs(String text) {
    if (!options.regex().isEmpty()) {
      return byRegex(text);
    }
    return options.pairDelimiter().isEmpty() ? byKeys(text) : byDelimiters(text);
  }

  private static Pattern compiled(String regex) {
    try {
      return Regex.compile(regex);
    } catch (PatternSyntaxException wrong) {
      throw new EvaluationFailure(
          "`parse-kv` was given no regular expression: " + wrong.getMessage() + ".");
    }
  }

  private Map<String, String> byRegex(String text) {
    Map<String, String> found = new HashMap<>();
    Matcher matcher = regex.matcher(text);
    while (matcher.find() && matcher.groupCount() >= 2) {
      found.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    return found;
  }

  /// Without a delimiter between pairs: a value runs until white space, or in quotes.
  private Map<String, String> byKeys(String text) {
    return new KeyValueReader(text, options, " ").read();
  }

  private Map<String, String> byDelimiters(String text) {
    return options.greedy()
        ? new KeyValueReader(text, options, options.pairDelimiter()).readGreedily(plan.keys())
        : new KeyValueReader(text, options, options.pairDelimiter()).read();
  }
}
