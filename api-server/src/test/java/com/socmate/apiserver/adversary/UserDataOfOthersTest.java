package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.http.Client;
import com.socmate.apiserver.LiveApi;
import com.socmate.domain.identity.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a person left is shown to administrators, and taken out by them, alone: not even to the
/// person, who has the rest of the product for that.
class UserDataOfOthersTest {
  private static final LiveApi API = LiveApi.shared();
  private static final String USERS = "/api/admin/users/";
  private static final String UNKNOWN = "usr_0123456789abcdefghijkl";
  private static final List<String> NO_IDS =
      List.of("usr_", "sch_some1", "%00", "'", "usr_" + "a".repeat(300), "..%2f" + Cast.OWNER);

  private record Call(String name, String tail) {
    Client.Reply of(String id, String token) {
      var path = USERS + id + tail;
      return tail.equals("/data")
          ? API.as(token).get(path)
          : API.as(token).post(path, "{\"dry_run\": false, \"possessions_too\": true}");
    }
  }

  private static final List<Call> CALLS =
      List.of(new Call("export", "/data"), new Call("erase", "/erase"));

  @BeforeAll
  static void enter() {
    Cast.enter(API);
  }

  @TestFactory
  Stream<DynamicTest> an_analyst_with_every_scope_gets_the_same_answer_whoever_it_is_about() {
    var token = Cast.token(API, Cast.OWNER, EnumSet.allOf(Scope.class));
    return CALLS.stream()
        .flatMap(call ->
            Stream.of(Cast.OWNER, Cast.COLLEAGUE, Cast.ADMIN, "sch_some1")
                .map(id ->
                    DynamicTest.dynamicTest(
                        call.name() + " of " + id,
                        () -> {
                          var before = Footprint.of(API);
                          var unknown = call.of(UNKNOWN, token);
                          var reply = call.of(id, token);
                          assertThat(reply.status()).isEqualTo(403);
                          assertThat(reply.text()).isEqualTo(unknown.text());
                          Footprint.of(API).assertUntouchedSince(before);
                        })));
  }

  @TestFactory
  Stream<DynamicTest> an_administrator_is_told_of_nobody_where_nobody_is() {
    var token = Cast.token(Cast.ADMIN);
    return CALLS.stream()
        .flatMap(call ->
            NO_IDS.stream()
                .map(id ->
                    DynamicTest.dynamicTest(
                        call.name() + " of " + id,
                        () -> {
                          var before = Footprint.of(API);
                          assertThat(call.of(id, token).status()).isBetween(400, 404);
                          Footprint.of(API).assertUntouchedSince(before);
                        })));
  }
}
