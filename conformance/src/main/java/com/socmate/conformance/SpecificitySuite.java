package com.socmate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.application.investigation.rule.PastedRule;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.specificity.ConditionType;
import com.socmate.domain.specificity.Criterion;
import com.socmate.domain.specificity.Judgement;
import com.socmate.domain.specificity.Signals;
import com.socmate.domain.specificity.Specificity;
import com.socmate.domain.specificity.Threshold;
import com.socmate.domain.specificity.TimeSpan;
import com.socmate.domain.specificity.Window;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Labelled queries: a vector passes when `specific` is equal; what was read from the query is
/// compared beside it.
final class SpecificitySuite implements Suite {

  @Override
  public String name() {
    return "specificity";
  }

  @Override
  public Stream<Result> run(VectorFile file) {
    return file.vectors().map(SpecificitySuite::judge);
  }

  private static Result judge(Vector vector) {
    if (!vector.json().path("specific").isBoolean()) {
      throw vector.lacks("specific", "true or false");
    }
    String query = vector.requiredText("query");
    Judgement judgement = Specificity.judge(PastedRule.asKql(query));
    return Result.compare(
        vector.id(),
        query,
        verdict(vector.isTrue("specific"), vector.texts("missing")),
        verdict(
            judgement.specific(),
            judgement.missing().stream().map(Criterion.Question::wireName).toList()),
        vector.isTrue("specific") == judgement.specific(),
        sides(vector, judgement));
  }

  private static String verdict(boolean specific, List<String> missing) {
    return specific ? "specific" : "not specific, missing " + missing;
  }

  private static Map<String, Boolean> sides(Vector vector, Judgement judgement) {
    Signals signals = judgement.signals();
    Map<String, Boolean> sides = new LinkedHashMap<>();
    compare(vector, sides, "window", signals.window().map(Window::iso).orElse(""));
    compare(vector, sides, "span", signals.correlation().map(TimeSpan::iso).orElse(""));
    compare(vector, sides, "baseline", signals.baseline().map(TimeSpan::iso).orElse(""));
    String type = signals.conditionType().map(ConditionType::wireName).orElse("");
    compare(vector, sides, "condition_type", type);
    compare(vector, sides, "aggregation_key", String.join(", ", signals.aggregationKey()));
    if (vector.json().has("missing")) {
      List<String> missing =
          judgement.missing().stream().map(Criterion.Question::wireName).toList();
      sides.put("missing", sorted(vector.texts("missing")).equals(sorted(missing)));
    }
    if (vector.json().has("threshold")) {
      sides.put("threshold", thresholds(vector).equals(thresholds(signals)));
    }
    if (vector.json().has("entities")) {
      sides.put("entities", namedEntitiesAreFound(vector, signals.entities()));
    }
    return sides;
  }

  private static void compare(Vector vector, Map<String, Boolean> sides, String field, String got) {
    if (vector.json().has(field)) {
      sides.put(field, vector.text(field).orElse("").equals(got));
    }
  }

  private static List<String> sorted(List<String> values) {
    return values.stream().sorted().toList();
  }

  private static List<String> thresholds(Vector vector) {
    return elements(vector.json().path("threshold"))
        .map(it -> it.path("op").asText() + plain(it.path("value").decimalValue()))
        .sorted()
        .toList();
  }

  private static List<String> thresholds(Signals signals) {
    return signals.thresholds().stream().map(SpecificitySuite::text).sorted().toList();
  }

  private static String text(Threshold threshold) {
    return threshold.op().symbol() + plain(threshold.value());
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /// Identifiers that stand in the query; events and populations are described, not named.
  private static boolean namedEntitiesAreFound(Vector vector, List<Entity> found) {
    List<String> values =
        found.stream().map(entity -> entity.value().toLowerCase(Locale.ROOT)).toList();
    return elements(vector.json().path("entities"))
        .filter(entity -> NAMED_TYPES.contains(entity.path("type").asText()))
        .filter(entity -> !List.of("unresolved", "group_by").contains(entity.path("role").asText()))
        .map(entity -> entity.path("value").asText().toLowerCase(Locale.ROOT))
        .filter(value -> vector.requiredText("query").toLowerCase(Locale.ROOT).contains(value))
        .allMatch(values::contains);
  }

  private static final List<String> NAMED_TYPES =
      List.of(
          "account",
          "app",
          "command_line",
          "data_source",
          "domain",
          "encryption_type",
          "error_code",
          "event_id",
          "group",
          "hash",
          "host",
          "incident",
          "ip",
          "logon_type",
          "port",
          "process",
          "protocol",
          "role",
          "status_code",
          "url");

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
