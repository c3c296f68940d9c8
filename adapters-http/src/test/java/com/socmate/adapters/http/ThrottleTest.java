package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final String SCHEDULES = "/api/v1/schedules";

  private final Routes signIn =
      () ->
          List.of(
              Route.get("/api/auth/planted", _ -> Answer.noContent()).open(),
              Route.get("/api/auth/planted/logout", _ -> Answer.noContent()).open());
  private final RunningApi api =
      new RunningApi(List.of(signIn), Function.identity(), new Throttle.PerMinute(100, 200, 5, 3));

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_user_has_exactly_a_hundred_requests_a_minute_whatever_comes_of_them() {
    for (int request = 0; request < 100; request++) {
      var path = request % 2 == 0 ? SCHEDULES : SCHEDULES + "/sch_unknown1";
      var reply = api.client().get(path);
      assertThat(reply.status()).isIn(200, 404);
      assertThat(reply.header("RateLimit-Remaining")).contains(Integer.toString(99 - request));
      assertThat(reply.header("RateLimit")).contains("\"user\";r=" + (99 - request) + ";t=60");
      assertThat(reply.header("RateLimit-Policy")).contains("\"user\";q=100;w=60");
    }
    var refused = api.client().get(SCHEDULES);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("60");
    assertThat(refused.header("RateLimit-Remaining")).contains("0");
    assertThat(refused.detail())
        .isEqualTo("The limit is 100 requests a minute. Try again in 60 seconds.");
    assertThat(api.as(RunningApi.COLLEAGUE).get(SCHEDULES).status()).isEqualTo(200);
    assertThat(api.as("").get("/livez").status()).isEqualTo(200);
  }

  @Test
  void whoever_waits_as_long_as_told_passes_and_a_second_earlier_does_not() {
    for (int request = 0; request < 100; request++) {
      api.client().get(SCHEDULES);
    }
    api.now.updateAndGet(it -> it.plusSeconds(59));
    assertThat(api.client().get(SCHEDULES).header("Retry-After")).contains("1");
    api.now.updateAndGet(it -> it.plusSeconds(1));
    assertThat(api.client().get(SCHEDULES).status()).isEqualTo(200);
  }

  @Test
  void an_address_that_guesses_is_told_to_wait_and_good_credentials_from_it_pass() {
    var statuses = new ArrayList<Integer>();
    for (int guess = 0; guess < 5; guess++) {
      statuses.add(api.as("guess-" + guess).get(SCHEDULES).status());
    }
    assertThat(statuses).containsExactly(401, 401, 401, 429, 429);
    assertThat(api.client().get(SCHEDULES).status()).isEqualTo(200);
  }

  @Test
  void signing_in_has_a_limit_for_each_address_and_signing_out_has_none() {
    for (int request = 0; request < 5; request++) {
      assertThat(api.as("").get("/api/auth/planted").status()).isEqualTo(204);
    }
    assertThat(api.as("").get("/api/auth/planted").status()).isEqualTo(429);
    assertThat(api.as("").get("/api/auth/planted/logout").status()).isEqualTo(204);
    assertThat(api.as("").get("/api/auth/planted", "X-Forwarded-For", "198.51.100.7").status())
        .isEqualTo(429);
  }

  @Test
  void what_is_denied_again_and_again_is_two_entries_and_not_a_hundred() {
    for (int request = 0; request < 90; request++) {
      api.client().get(SCHEDULES + "/sch_unknown1");
    }
    assertThat(reasons())
        .containsExactly("404: /api/v1/schedules/sch_unknown1: There is no such schedule.");
    api.denials.flush();
    assertThat(reasons()).hasSize(1);
    api.now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
    api.denials.flush();
    assertThat(reasons())
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("404: 89 times; the first: /api/v1/schedules/sch_unknown1");
  }

  @Test
  void what_strangers_try_costs_no_statement_and_is_written_later() {
    for (int request = 0; request < 3; request++) {
      api.as("guess").get(SCHEDULES);
    }
    assertThat(api.world.auditLog().entries()).isEmpty();
    api.denials.flushAll();
    assertThat(api.world.auditLog().entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.actor().name()).isEqualTo("address:127.0.0.1");
          assertThat(entry.reason().orElse("")).startsWith("401: 3 times; the first: ");
        });
  }

  @Test
  void an_ipv6_subscriber_is_one_caller() {
    assertThat(CallerAddress.of("2001:db8:1:2:3::4"))
        .isEqualTo(CallerAddress.of("2001:db8:1:2::9"));
    assertThat(CallerAddress.of("2001:db8:1:3::4"))
        .isNotEqualTo(CallerAddress.of("2001:db8:1:2::9"));
    assertThat(CallerAddress.of("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(CallerAddress.of("rubbish:")).isEqualTo("unknown");
  }

  private List<String> reasons() {
    return api.world.auditLog().entries().stream().map(it -> it.reason().orElse("")).toList();
  }
}
