package com.socmate.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  /// Made here, because a well-formed one must not stand in a file.
  private static final String KEY = "sk_" + "live_" + "Q".repeat(32);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer hidden-thing",
        "refused Bearer hidden-thing, sorry",
        "jdbc:postgresql://db:5432/x?user=a&password=hidden-thing&ssl=true",
        "https://user:hidden-thing@example.com/path",
        "client_secret=hidden-thing",
        "{\"token\": \"hidden-thing\"}",
        "api_key: hidden-thing",
        "got eyJhidden-thingAAAA.eyJzdWIi.c2ln",
        "signed with whsec_hidden-thing"
      })
  void what_looks_like_a_secret_is_not_written(String line) {
    assertThat(Secrets.hidden(line)).contains("****").doesNotContain("hidden-thing");
  }

  @Test
  void a_key_of_ours_is_not_written() {
    assertThat(Secrets.hidden("called with " + KEY + " twice"))
        .isEqualTo("called with sk_live_**** twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run_01 ended: Completed.",
        "GET /api/v1/schedules 200 3 ms from=127.0.0.1 user=admin request=req_1",
        "Worker worker-1 holds lease 7.",
        "2 tokens of https://login.example.com/x were read",
        "The API server is up on port 8080."
      })
  void other_lines_are_as_they_were(String line) {
    assertThat(Secrets.hidden(line)).isEqualTo(line);
  }
}
