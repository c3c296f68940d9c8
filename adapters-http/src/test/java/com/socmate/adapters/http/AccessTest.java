package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.Scope;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may call what: the matrix is made from the routes themselves.
class AccessTest {
  private final RunningApi api = new RunningApi(List.of(), ScopedTokens::new);

  @AfterEach
  void stop() {
    api.stop();
  }

  /// Understands `Bearer role:scope,scope` beside the usual tokens.
  private record ScopedTokens(SignIn usual) implements SignIn {
    private static final String MARK = "Bearer test.";

    @Override
    public Optional<Credential> shownBy(Context ctx) {
      return Optional.ofNullable(ctx.header("Authorization"))
          .filter(header -> header.startsWith(MARK))
          .<Credential>map(header -> () -> Optional.of(principal(header)))
          .or(() -> usual.shownBy(ctx));
    }

    private static Principal principal(String header) {
      var parts = header.substring(MARK.length()).split("\\.", -1);
      var scopes = EnumSet.noneOf(Scope.class);
      for (var name : parts[1].isEmpty() ? new String[0] : parts[1].split("-", -1)) {
        scopes.add(Scope.valueOf(name));
      }
      return new Principal(
          RunningApi.ANALYST_ID, "user001@contoso.example", Set.of(Role.valueOf(parts[0])), scopes);
    }
  }

  private static String token(Role role, Set<Scope> scopes) {
    var names = scopes.stream().map(Scope::name).toList();
    return "test." + role + "." + String.join("-", names);
  }

  @TestFactory
  List<DynamicTest> every_route_lets_exactly_its_scope_through() {
    var tests = new ArrayList<DynamicTest>();
    for (Route route : api.routes()) {
      switch (route.access().orElseThrow()) {
        case Access.Open _ ->
            tests.add(
                test(
                    route,
                    "anyone",
                    () -> assertThat(call(route, "")).isNotEqualTo(405).isLessThan(500)));
        case Access.Needs(var scope) -> tests.addAll(testsOf(route, scope));
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests;
  }

  private List<DynamicTest> testsOf(Route route, Scope scope) {
    var tests = new ArrayList<DynamicTest>();
    tests.add(test(route, "nobody", () -> assertThat(call(route, "")).isEqualTo(401)));
    tests.add(test(route, "a stranger", () -> assertThat(call(route, "unknown")).isEqualTo(401)));
    for (Role role : Role.values()) {
      var only = token(role, EnumSet.of(scope));
      var others = token(role, EnumSet.complementOf(EnumSet.of(scope)));
      var none = token(role, EnumSet.noneOf(Scope.class));
      tests.add(
          test(
              route,
              role + " with the scope",
              () -> {
                if (scope.isForAdminsOnly() && role != Role.ADMIN) {
                  assertThat(call(route, only)).isEqualTo(403);
                } else {
                  assertThat(call(route, only)).isNotIn(401, 403, 500);
                }
              }));
      tests.add(
          test(
              route,
              role + " with all other scopes",
              () -> assertThat(call(route, others)).isEqualTo(403)));
      tests.add(
          test(route, role + " with no scope", () -> assertThat(call(route, none)).isEqualTo(403)));
    }
    return tests;
  }

  private static DynamicTest test(Route route, String who, Executable check) {
    return DynamicTest.dynamicTest(route + " by " + who, check);
  }

  private int call(Route route, String token) {
    var path =
        route
            .path()
            .replace("{id}", "sch_unknown1")
            .replace("{n}", "1")
            .replaceAll("\\{[a-zA-Z]+}", "sch_unknown1");
    return api.as(token).send(route.method().name(), path).status();
  }

  @Test
  void a_missing_credential_is_challenged() {
    var reply = api.as("").get("/api/v1/schedules");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).contains("Bearer realm=\"socmate\"");
    assertThat(reply.detail()).isEqualTo("This needs a credential.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer unknown",
        "Bearer  analyst-token",
        "Bearer analyst-token x",
        "Bearer analyst-token,x",
        "Bearer",
        "Basic YTpi",
        "analyst-token",
        "Bearer \u00e4"
      })
  void a_credential_that_is_not_valid_is_challenged_without_a_hint(String header) {
    var reply = api.as("").get("/api/v1/schedules", "Authorization", header);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate"))
        .contains("Bearer realm=\"socmate\", error=\"invalid_token\"");
    assertThat(reply.text()).isEqualTo(api.as("other").get("/api/v1/schedules").text());
  }

  @Test
  void the_name_of_the_scheme_is_read_in_any_case() {
    var reply = api.as("").get("/api/v1/schedules", "Authorization", "bEaReR analyst-token");

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void two_credentials_are_one_too_many() {
    var reply = api.client().get("/api/v1/schedules", "Authorization", "Bearer admin-token");

    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void a_token_counts_nowhere_but_in_its_header() {
    assertThat(api.as("").get("/api/v1/schedules?access_token=analyst-token").status())
        .isEqualTo(401);
    assertThat(api.as("").get("/api/v1/schedules", "Cookie", "access_token=analyst-token").status())
        .isEqualTo(401);
  }

  @Test
  void whoever_lacks_the_scope_is_told_which_and_goes_on_record() {
    var token = token(Role.ANALYST, EnumSet.of(Scope.SCHEDULES_READ));
    var reply = api.as(token).post("/api/v1/schedules", "{}");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.detail()).isEqualTo("This needs the scope schedules:write.");
    assertThat(api.world.auditLog().entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.action()).isEqualTo("request.denied");
          assertThat(entry.object()).isEqualTo("POST /api/v1/schedules");
          assertThat(entry.actor().name()).isEqualTo("usr_analyst1");
          assertThat(entry.requestId()).isEqualTo(reply.header("X-Request-Id"));
        });
  }

  @Test
  void a_route_that_does_not_say_who_may_call_it_keeps_the_server_from_starting() {
    Routes careless = () -> List.of(Route.get("/api/v1/secrets", _ -> Answer.noContent()));

    assertThatIllegalStateException()
        .isThrownBy(() -> new RunningApi(List.of(careless), way -> way))
        .withMessage("The route GET /api/v1/secrets does not say who may call it.");
  }

  @Test
  void a_route_declared_twice_keeps_the_server_from_starting() {
    Routes twice = () -> List.of(Route.get("/livez", _ -> Answer.noContent()).open());

    assertThatIllegalStateException()
        .isThrownBy(() -> new RunningApi(List.of(twice), way -> way))
        .withMessageContaining("declared twice");
  }
}
