package com.socmate.kql;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.catalogue.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
  private static final Completion COMPLETION =
      new Completion(KqlEngine.standard(), Catalogue.logAnalytics());

  private static List<String> at(String text) {
    return COMPLETION.at(text, text.length());
  }

  @Test
  void a_query_begins_with_a_table() {
    assertThat(at("SigninL")).containsExactly("SigninLogs");
  }

  @Test
  void an_operator_follows_a_bar() {
    assertThat(at("SigninLogs | project-")).contains("project-away", "project-rename");
    assertThat(at("SigninLogs | summ")).containsExactly("summarize");
  }

  @Test
  void columns_are_those_the_steps_before_would_give() {
    assertThat(at("SigninLogs | project Mine = 1, UserId | where M")).contains("Mine");
    assertThat(at("SigninLogs | project Mine = 1 | where UserPrin")).isEmpty();
    assertThat(at("let T = SigninLogs; AuditLogs | join (T | where UserPrin"))
        .contains("UserPrincipalName");
  }

  @Test
  void functions_and_aggregates_are_offered() {
    assertThat(at("SigninLogs | extend x = tolo")).contains("tolong", "tolower");
    assertThat(at("SigninLogs | summarize dcoun")).contains("dcount", "dcountif");
  }

  @Test
  void broken_text_offers_what_it_can() {
    assertThat(at("SigninLogs | where (((")).isNotEmpty();
    assertThat(at(") | ")).isNotEmpty();
  }
}
