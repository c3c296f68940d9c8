package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.adapters.http.ApiDocument;
import com.socmate.adapters.http.Client;
import com.socmate.apiserver.LiveApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// 6: lists asked for more than they give, or for what others have. The contract answers a bad
/// parameter with 400, where the list of cases says 422.
class Section06PagingTest {
  private static final LiveApi API = LiveApi.shared();
  private static final Belongings MAKE = new Belongings(API);

  @BeforeAll
  static void enter() {
    Cast.enter(API);
  }

  private static Client owner() {
    return API.as(Cast.token(Cast.OWNER));
  }

  /// Every documented list that knows `limit`.
  private static Stream<String> lists() {
    return ApiDocument.SERVED.operations().entrySet().stream()
        .filter(it ->
            it.getKey().startsWith("GET ") && it.getValue().node().toString().contains("/Limit\""))
        .map(Map.Entry::getKey)
        .map(name -> name.substring(4))
        .filter(path -> !path.contains("{"));
  }

  @TestFactory
  Stream<DynamicTest> a_page_is_of_1_to_100_and_begins_somewhere() {
    return lists()
        .flatMap(list ->
            Stream.of(
                    "limit=0",
                    "limit=-1",
                    "limit=101",
                    "limit=1000000000",
                    "limit=99999999999999999999",
                    "limit=abc",
                    "limit=1.0",
                    "limit=1e1",
                    "limit=%D9%A1",
                    "limit=0x10",
                    "limit=+5",
                    "limit=%205",
                    "limit=null",
                    "offset=-1",
                    "offset=1000000000000",
                    "offset=2147483648",
                    "offset=abc",
                    "limit=10&limit=20",
                    "page=2",
                    "cursor=eyJpZCI6MX0",
                    "cursor=" + "A".repeat(5_000))
                .map(query ->
                    DynamicTest.dynamicTest(
                        "6: " + list + "?" + query,
                        () -> {
                          var before = Footprint.of(API);
                          var reply = API.as(Cast.token(Cast.ADMIN)).get(list + "?" + query);
                          assertThat(reply.status()).as(reply.text()).isEqualTo(400);
                          assertThat(reply.detail()).contains(query.replaceFirst("=.*", ""));
                          Footprint.assertUntouched(API, before);
                        })));
  }

  @TestFactory
  Stream<DynamicTest> far_beyond_the_end_there_is_nothing() {
    return lists()
        .map(list ->
            DynamicTest.dynamicTest(
                "6: " + list,
                () -> {
                  var reply =
                      API.as(Cast.token(Cast.ADMIN)).get(list + "?limit=100&offset=2147483647");
                  assertThat(reply.status()).as(reply.text()).isEqualTo(200);
                  assertThat(reply.json().path("offset").asLong()).isEqualTo(2_147_483_647L);
                }));
  }

  @Test
  void whoever_reads_page_by_page_reads_everything_once_in_one_order() {
    API.addUser(
        "usr_pager1",
        List.of("ANALYST"),
        "token-of-the-pager",
        List.of("schedules:read", "schedules:write"));
    var pager = API.as("token-of-the-pager");
    for (int made = 0; made < 23; made++) {
      assertThat(pager.post(Belongings.SCHEDULES, Belongings.DAILY.formatted("")).status())
          .isEqualTo(201);
    }
    for (String sort :
        List.of("created_at", "-created_at", "name", "-name", "next_run_at", "-next_run_at")) {
      var seen = new ArrayList<String>();
      for (int offset = 0; offset < 30; offset += 5) {
        pager
            .get("/api/v1/schedules?owner=me&sort=" + sort + "&limit=5&offset=" + offset)
            .json()
            .path("schedules")
            .forEach(schedule -> seen.add(schedule.path("id").asText()));
      }
      assertThat(seen).as(sort).hasSize(23).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_total_counts_what_one_may_see() {
    API.addUser(
        "usr_counter1",
        List.of("ANALYST"),
        "token-of-the-counter",
        List.of("schedules:read", "investigations:read", "notifications:read"));
    var counter = API.as("token-of-the-counter");
    var seen =
        List.of("/api/v1/schedules", "/api/v1/schedules?q=sign-in", "/api/v1/sessions/").stream()
            .collect(Collectors.toMap(Function.identity(), path -> total(counter, path)));
    for (int made = 0; made < 3; made++) {
      MAKE.schedule(Cast.OWNER);
      MAKE.session(Cast.OWNER);
      MAKE.notification(Cast.OWNER);
    }
    assertThat(seen)
        .allSatisfy((path, before) -> assertThat(total(counter, path)).as(path).isEqualTo(before));
    assertThat(counter.get("/api/v1/notifications").json().path("unread").asInt()).isZero();
  }

  private static int total(Client client, String path) {
    return client.get(path).json().path("total").asInt();
  }

  @Test
  void the_rows_of_evidence_have_their_own_limit() {
    var session = MAKE.session(Cast.OWNER);
    var path = "/api/v1/sessions/" + session + "/evidence/1";
    JsonNode page = owner().get(path + "?limit=5000").json();
    assertThat(page.path("rows").size()).isEqualTo(1);
    for (String query : List.of("limit=0", "limit=5001", "offset=-1", "limit=1&limit=2")) {
      assertThat(owner().get(path + "?" + query).status()).as(query).isEqualTo(400);
    }
    for (String name : List.of("0", "100", "Q", "Q0", "-1", "1e1", "q1", "Q1'", "%00")) {
      assertThat(owner().get("/api/v1/sessions/" + session + "/evidence/" + name).status())
          .as(name)
          .isIn(400, 404);
    }
  }
}
