package com.socmate.application.investigation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.rule.ReadAnalyticsRule.Outcome.Read;
import com.socmate.application.investigation.rule.ReadAnalyticsRule.Outcome.Refused;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadAnalyticsRuleTest {
  private static Map<String, Object> rule(Object... more) {
    var rule = new HashMap<String, Object>();
    rule.put("name", "Guessed passwords");
    rule.put("query", "SecurityEvent | where EventID == 4625");
    rule.put("queryFrequency", "1d");
    rule.put("queryPeriod", "P2D");
    rule.put("triggerOperator", "gt");
    rule.put("triggerThreshold", 0);
    for (int n = 0; n < more.length; n += 2) {
      rule.put((String) more[n], more[n + 1]);
    }
    return rule;
  }

  @Test
  void what_decides_is_written_above_the_query() {
    var rule =
        ((Read)
                ReadAnalyticsRule.read(
                    rule(
                        "severity",
                        "Medium",
                        "relevantTechniques",
                        List.of("T1110", "T1110.003"),
                        "entityMappings",
                        List.of(
                            Map.of(
                                "entityType",
                                "Account",
                                "fieldMappings",
                                List.of(Map.of("identifier", "Name", "columnName", "Account")))))))
            .rule();
    assertThat(rule.frequency()).isEqualTo(Duration.ofDays(1));
    assertThat(rule.query())
        .isEqualTo(
            """
            // window: PT48H
            // key: Account
            // techniques: T1110, T1110.003
            // severity: medium
            SecurityEvent | where EventID == 4625\
            """);
    assertThat(rule.lost()).isEmpty();
  }

  @Test
  void what_has_no_counterpart_is_told() {
    var read =
        (Read) ReadAnalyticsRule.read(rule("customDetails", Map.of(), "suppressionDuration", "5h"));
    assertThat(read.rule().lost())
        .containsExactly(
            "customDetails has no counterpart in a schedule.",
            "suppressionDuration has no counterpart in a schedule.");
  }

  @ParameterizedTest
  @CsvSource({
    "kind, NRT, kind",
    "kind, Fusion, kind",
    "queryFrequency, soon, queryFrequency",
    "queryPeriod, P, queryPeriod",
    "queryPeriod, 0h, queryPeriod",
    "query, ' ', query",
    "triggerOperator, lt, triggerOperator",
    "triggerOperator, eq, triggerOperator",
    "triggerThreshold, many, triggerOperator"
  })
  void what_decides_and_cannot_be_carried_refuses_the_rule(
      String field, String value, String named) {
    assertThat(ReadAnalyticsRule.read(rule(field, value)))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.field()).isEqualTo(named));
  }
}
