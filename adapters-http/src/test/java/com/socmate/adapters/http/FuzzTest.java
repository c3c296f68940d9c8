package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.adapters.http.ApiDocument.Operation;
import com.socmate.adapters.http.fuzz.Fuzz;
import com.socmate.domain.identity.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// That made-up requests find what is planted. They are let loose on the whole product where a real
/// database stands behind it.
class FuzzTest {
  private static final String DOCUMENTED =
      """
      {"parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
       "responses": {"200": {}, "400": {}}}
      """;

  @Test
  void a_handler_that_fails_at_a_quote_is_found() throws IOException {
    var found =
        found(call -> {
          if (call.parameters("q").text("q").orElse("").contains("'")) {
            throw new IllegalStateException("hush");
          }
          return Answer.ok(Map.of());
        });
    assertThat(found).isNotEmpty().allSatisfy(it -> assertThat(it.complaint()).contains("500"));
  }

  @Test
  void a_handler_that_tells_its_insides_is_found() throws IOException {
    var found =
        found(
            _ -> Answer.ok(Map.of("detail", "at com.socmate.adapters.http.Fuzz.run(Fuzz.java:7)")));
    assertThat(found).isNotEmpty().allSatisfy(it -> assertThat(it.complaint()).contains("told"));
  }

  @Test
  void a_handler_that_answers_what_is_not_documented_is_found() throws IOException {
    var found = found(_ -> new Answer.InJson(418, Map.of(), Map.of()));
    assertThat(found).isNotEmpty().allSatisfy(it -> assertThat(it.complaint()).contains("418"));
  }

  @Test
  void a_handler_in_order_is_left_in_peace() throws IOException {
    assertThat(found(call -> call.isHead() ? Answer.noContent() : Answer.ok(Map.of()))).isEmpty();
  }

  @Test
  void the_same_seed_makes_the_same_requests() throws IOException {
    Action failing =
        _ -> {
          throw new IllegalStateException("hush");
        };
    assertThat(found(failing).getFirst().request()).isEqualTo(found(failing).getFirst().request());
  }

  private static List<Fuzz.Found> found(Action planted) throws IOException {
    Routes routes = () -> List.of(Route.get("/planted/{id}", planted).needs(Scope.SCHEDULES_READ));
    var api = new RunningApi(List.of(routes), way -> way);
    try {
      var operation = new Operation("/planted/{id}", new ObjectMapper().readTree(DOCUMENTED));
      return new Fuzz(
              api.port(),
              Map.of("GET /planted/{id}", operation),
              List.of(RunningApi.ANALYST),
              List.of("1"))
          .run(7, Integer.MAX_VALUE, Duration.ofSeconds(2));
    } finally {
      api.stop();
    }
  }
}
