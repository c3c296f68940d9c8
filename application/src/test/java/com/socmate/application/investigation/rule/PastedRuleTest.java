package com.socmate.application.investigation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedRuleTest {
  private static final String RULE =
      """
      id: 7d7dd2c1-0000-4000-8000-000000000001
      name: 'Many failures of one address'
      severity: High
      requiredDataConnectors:
        - connectorId: AzureActiveDirectory
      queryFrequency: 1h
      queryPeriod: 4h
      triggerOperator: gt
      triggerThreshold: 3
      tactics:
        - CredentialAccess
      relevantTechniques:
        - T1110
        - T1110.003
      query: |
        let many = 25;
        SigninLogs
        | where ResultType != "0"

        | summarize Failures = count() by IPAddress
        | where Failures > many
      entityMappings:
        - entityType: IP
          fieldMappings:
            - identifier: Address
              columnName: IPAddress
      kind: Scheduled
      """;

  @Test
  void a_rule_is_its_kql_with_what_else_decides_above_it() {
    assertThat(PastedRule.asKql(RULE))
        .contains(
            "// window: PT4H",
            "// rule: rows > 3",
            "// key: IPAddress",
            "// techniques: T1110, T1110.003",
            "// severity: high")
        .contains("\nlet many = 25;\nSigninLogs\n| where ResultType")
        .endsWith("| where Failures > many");
  }

  @Test
  void lists_on_one_line_are_read_as_well() {
    var inline =
        RULE.replace(
            "relevantTechniques:\n  - T1110\n  - T1110.003\n", "relevantTechniques: [T1078]\n");
    assertThat(PastedRule.asKql(inline)).contains("// techniques: T1078");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failed sign-ins in the last 24 hours, query: more than 5 per IP",
        "SigninLogs | where TimeGenerated > ago(1d)",
        "query: |\n  SigninLogs\n",
        "kind: NRT\nquery: |\n  SigninLogs\n",
        "queryFrequency: 1h\nqueryPeriod: 1h\ntriggerOperator: lt\ntriggerThreshold: 1\nquery: |\n  SigninLogs\n"
      })
  void anything_else_stays_as_it_is(String text) {
    assertThat(PastedRule.asKql(text)).isEqualTo(text);
  }
}
