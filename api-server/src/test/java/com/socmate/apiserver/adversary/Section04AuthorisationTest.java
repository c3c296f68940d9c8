package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.http.ApiDocument;
import com.socmate.adapters.http.ApiDocument.Operation;
import com.socmate.adapters.http.Client;
import com.socmate.apiserver.LiveApi;
import com.socmate.domain.identity.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// 4: whose things one can reach, and with which permission. Made from the documented operations,
/// which another test holds equal to the routes, so a new route is walked without being named here.
class Section04AuthorisationTest {
  private static final LiveApi API = LiveApi.shared();
  private static final Belongings MAKE = new Belongings(API);
  private static final String BACKFILL =
      "{\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-01-02T00:00:00Z\", \"dry_run\": true}";
  private static final byte[] PLAN =
      """
      {"title": "A plan", "window": "P1D", "rule": {"metric": "row", "operator": ">=", "value": 1, "key": ["Account"]},
       "queries": [{"purpose": "decision", "title": "Accounts", "kql": "SecurityEvent | project Account"}]}
      """
          .getBytes(StandardCharsets.UTF_8);
  private static final List<String> MALFORMED =
      List.of(
          "1",
          "x",
          "SCH_ABC",
          "sch_",
          "sch_%27%20or%201=1--",
          "sch_a%20b",
          "%E2%80%AE",
          "00000000-0000-0000-0000-000000000000",
          "sch_" + "a".repeat(500));

  /// The things that a path's `{id}` can mean: how a path begins, its ids, and how to make one.
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Kind {
    SCHEDULE("/api/v1/schedules/", "sch", MAKE::schedule),
    SESSION("/api/v1/sessions/", "sess", MAKE::session),
    RUN("/api/v1/runs/", "run", MAKE::run),
    SESSION_GRAPH("/api/v1/graph/session/", "sess", MAKE::session),
    MERGE("/api/v1/graph/merges/", "mrg", MAKE::merge),
    NOTIFICATION("/api/v1/notifications/", "ntf", MAKE::notification),
    WEBHOOK("/api/v1/webhooks/", "whk", MAKE::webhook),
    DELIVERY("/api/v1/deliveries/", "dlv", MAKE::delivery);

    private static final Set<Kind> PERSONAL = Set.of(NOTIFICATION, WEBHOOK, DELIVERY);

    private final String path;
    private final String prefix;
    private final java.util.function.UnaryOperator<String> made;

    Kind(String path, String prefix, java.util.function.UnaryOperator<String> made) {
      this.path = path;
      this.prefix = prefix;
      this.made = made;
    }
  }

  @BeforeAll
  static void enter() {
    Cast.enter(API);
  }

  @TestFactory
  Stream<DynamicTest> what_is_not_ones_own_is_as_if_it_were_not_there() {
    return operations().flatMap(name -> tests(name, kind(name)));
  }

  private static Stream<String> operations() {
    return ApiDocument.SERVED.operations().entrySet().stream()
        .filter(it -> it.getValue().path().contains("{id}"))
        .filter(it ->
            Stream.of(Kind.values()).anyMatch(kind -> it.getValue().path().startsWith(kind.path)))
        .map(Map.Entry::getKey);
  }

  private static Kind kind(String operation) {
    return Stream.of(Kind.values())
        .filter(kind -> operation.contains(" " + kind.path))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<DynamicTest> tests(String operation, Kind kind) {
    var tests = new ArrayList<DynamicTest>();
    tests.add(
        test(
            operation,
            "one's own",
            () -> isLetIn(operation, Cast.OWNER, kind.made.apply(Cast.OWNER))));
    tests.add(
        test(
            operation,
            "a colleague's",
            () -> isNotThere(operation, kind, Cast.COLLEAGUE, kind.made.apply(Cast.OWNER))));
    if (Kind.PERSONAL.contains(kind)) {
      tests.add(
          test(
              operation,
              "anybody's own, for an admin",
              () -> isNotThere(operation, kind, Cast.ADMIN, kind.made.apply(Cast.OWNER))));
    } else {
      tests.add(
          test(
              operation,
              "anybody's, for an admin",
              () -> isLetIn(operation, Cast.ADMIN, kind.made.apply(Cast.OWNER))));
    }
    for (String user : List.of(Cast.OWNER, Cast.COLLEAGUE, Cast.ADMIN)) {
      tests.add(
          test(
              operation,
              "what is no " + kind + ", by " + user,
              () -> areNotThere(operation, kind, user, noIdsOf(kind, user))));
    }
    if (kind == Kind.SCHEDULE) {
      tests.addAll(ofSchedules(operation, kind));
    }
    return tests.stream();
  }

  private static List<DynamicTest> ofSchedules(String operation, Kind kind) {
    return List.of(
        test(
            operation,
            "deleted, for its owner",
            () -> isDeleted(operation, kind, Cast.OWNER, MAKE.deletedSchedule(Cast.OWNER))),
        test(
            operation,
            "deleted, for an admin",
            () -> isDeleted(operation, kind, Cast.ADMIN, MAKE.deletedSchedule(Cast.OWNER))),
        test(
            operation,
            "deleted, for a colleague",
            () -> isNotThere(operation, kind, Cast.COLLEAGUE, MAKE.deletedSchedule(Cast.OWNER))),
        test(
            operation,
            "the team's, for a colleague",
            () -> {
              var id = MAKE.teamSchedule(Cast.OWNER);
              if (operation.startsWith("GET")) {
                isLetIn(operation, Cast.COLLEAGUE, id);
              } else {
                isNotThere(operation, kind, Cast.COLLEAGUE, id);
              }
            }));
  }

  /// What is deleted is not there, except for whoever wants it back.
  private static void isDeleted(String operation, Kind kind, String user, String id) {
    if (operation.endsWith("{id}/restore")) {
      isLetIn(operation, user, id);
    } else {
      isNotThere(operation, kind, user, id);
    }
  }

  /// Malformed ones, and those of things of other kinds that the user has.
  private static List<String> noIdsOf(Kind kind, String user) {
    var ids = new ArrayList<>(MALFORMED);
    for (Kind other : Kind.values()) {
      if (!other.prefix.equals(kind.prefix)) {
        ids.add(other.made.apply(user));
      }
    }
    return ids;
  }

  private static DynamicTest test(
      String operation, String whose, org.junit.jupiter.api.function.Executable check) {
    return DynamicTest.dynamicTest("4: " + operation + " of " + whose, check);
  }

  /// What is not deleted cannot be restored, whoever asks.
  private static void isLetIn(String operation, String user, String id) {
    if (operation.equals("POST /api/v1/sessions/{id}/restore")) {
      assertThat(API.as(Cast.token(user)).send("DELETE", "/api/v1/sessions/" + id).status())
          .isEqualTo(204);
    }
    assertThat(call(operation, Cast.token(user), id).status()).isNotIn(401, 403, 404);
  }

  private static void isNotThere(String operation, Kind kind, String user, String id) {
    areNotThere(operation, kind, user, List.of(id));
  }

  /// Byte for byte the answer that a thing gets which never was, and nothing else.
  private static void areNotThere(String operation, Kind kind, String user, List<String> ids) {
    var before = Footprint.of(API);
    var unknown = call(operation, Cast.token(user), kind.prefix + "_0123456789abcdefghijkl");
    for (String id : ids) {
      var reply = call(operation, Cast.token(user), id);
      assertThat(reply.status()).as(id + ": " + reply.text()).isEqualTo(404);
      assertThat(reply.text()).isEqualTo(unknown.text());
    }
    Footprint.assertUntouched(API, before);
  }

  private static Client.Reply call(String operation, String token, String id) {
    var method = operation.substring(0, operation.indexOf(' '));
    var path =
        operation
            .substring(operation.indexOf(' ') + 1)
            .replace("{id}", id)
            .replace("{n}", "1")
            .replaceAll("\\{[a-zA-Z]+}", id);
    var client = API.as(token);
    if (operation.endsWith("/backfill")) {
      return client.post(path, BACKFILL);
    }
    if (operation.endsWith("/transfer")) {
      return client.post(path, "{\"to\": \"usr_admin1\"}");
    }
    if (operation.endsWith("/message")) {
      return client.post(path, "{\"message\": \"why?\"}");
    }
    if (method.equals("PUT")) {
      return client.sendBody("PUT", path, PLAN, "Content-Type", "application/json");
    }
    var renamed = path.startsWith("/api/v1/sessions") ? "title" : "name";
    return method.equals("PATCH")
        ? client.patch(path, "{\"" + renamed + "\": \"Renamed\"}")
        : client.send(method, path);
  }

  @TestFactory
  Stream<DynamicTest> every_route_asks_for_its_scope_whatever_the_role() {
    return ApiDocument.SERVED.operations().entrySet().stream()
        .flatMap(it ->
            it.getValue().scope().flatMap(Scope::named).stream()
                .flatMap(scope -> scopeTests(it.getKey(), scope)));
  }

  @TestFactory
  Stream<DynamicTest> what_is_for_admins_is_for_no_analyst_whatever_the_scope() {
    return ApiDocument.SERVED.operations().entrySet().stream()
        .filter(it ->
            it.getValue().scope().flatMap(Scope::named).filter(Scope::isForAdminsOnly).isPresent())
        .map(it ->
            DynamicTest.dynamicTest(
                "4: " + it.getKey() + " by an analyst",
                () -> isForbidden(it.getKey(), Cast.OWNER, EnumSet.allOf(Scope.class))));
  }

  private static Stream<DynamicTest> scopeTests(String operation, Scope scope) {
    return Stream.of(Cast.OWNER, Cast.ADMIN)
        .map(user ->
            DynamicTest.dynamicTest(
                "4: " + operation + " by " + user + " without its scope",
                () -> {
                  isForbidden(operation, user, EnumSet.noneOf(Scope.class));
                  isForbidden(operation, user, EnumSet.complementOf(EnumSet.of(scope)));
                  isForbidden(operation, user, readingOnlyBut(scope));
                }));
  }

  private static Set<Scope> readingOnlyBut(Scope scope) {
    var reading = EnumSet.noneOf(Scope.class);
    for (Scope any : Scope.values()) {
      if (any.text().endsWith(":read") && any != scope) {
        reading.add(any);
      }
    }
    return reading;
  }

  private static void isForbidden(String operation, String user, Set<Scope> scopes) {
    var token = Cast.token(API, user, scopes);
    var before = Footprint.of(API);

    var reply = call(operation, token, "sch_some1");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.detail()).startsWith("This needs the scope ");
    var after = Footprint.of(API);
    after.assertUntouchedSince(before);
    assertThat(after.entries()).contains(user + " request.denied " + operation);
  }

  @Test
  void lists_and_their_totals_hold_nothing_of_a_colleague() {
    var hers = MAKE.schedule(Cast.COLLEAGUE);
    MAKE.session(Cast.COLLEAGUE);
    MAKE.notification(Cast.COLLEAGUE);
    var hook = MAKE.webhook(Cast.COLLEAGUE);
    var delivery = MAKE.delivery(Cast.COLLEAGUE);
    MAKE.schedule(Cast.OWNER);
    var me = API.as(Cast.token(Cast.OWNER));
    for (String list :
        List.of(
            "/api/v1/schedules",
            "/api/v1/schedules?owner=" + Cast.COLLEAGUE,
            "/api/v1/schedules?q=" + hers,
            "/api/v1/sessions/",
            "/api/v1/notifications",
            "/api/v1/webhooks",
            "/api/v1/deliveries")) {
      var reply = me.get(list + (list.contains("?") ? "&" : "?") + "limit=100");
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(reply.text()).doesNotContain(Cast.COLLEAGUE, hers, hook, delivery);
    }
    assertThat(me.get("/api/v1/schedules?owner=" + Cast.COLLEAGUE).json().path("total").asInt())
        .isEqualTo(
            API
                .column(
                    "select count(*) from schedule where owner = ? and visibility = 'TEAM'"
                        + " and deleted_at is null",
                    Cast.COLLEAGUE)
                .stream()
                .mapToInt(Integer::parseInt)
                .sum());
  }

  @TestFactory
  Stream<DynamicTest> nobody_gives_a_thing_away_or_takes_one() {
    var id = MAKE.schedule(Cast.OWNER);
    return Stream.of(
            "owner", "owner_id", "created_by", "workspace_id", "id", "version", "created_at")
        .map(member ->
            DynamicTest.dynamicTest(
                "4: a change of " + member,
                () -> {
                  var before = Footprint.of(API);
                  var reply =
                      API.as(Cast.token(Cast.OWNER))
                          .patch(
                              Belongings.SCHEDULES + "/" + id,
                              "{\"" + member + "\": \"" + Cast.COLLEAGUE + "\"}");
                  assertThat(reply.status()).isEqualTo(422);
                  assertThat(reply.violations())
                      .containsExactly("body." + member + "|value_error.extra");
                  Footprint.assertUntouched(API, before);
                }));
  }

  @TestFactory
  Stream<DynamicTest> another_method_is_never_another_right() {
    var id = MAKE.schedule(Cast.OWNER);
    var stranger = API.as(Cast.token(Cast.COLLEAGUE));
    var path = Belongings.SCHEDULES + "/" + id;
    var tries = new TreeMap<String, Supplier<Client.Reply>>();
    for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
      tries.put("POST as DELETE by " + header, () -> stranger.post(path, "{}", header, "DELETE"));
      tries.put("GET as DELETE by " + header, () -> stranger.get(path, header, "DELETE"));
    }
    tries.put("a parameter _method", () -> stranger.get(path + "?_method=DELETE"));
    tries.put("HEAD", () -> stranger.send("HEAD", path));
    tries.put("PUT", () -> stranger.sendBody("PUT", path, new byte[0]));
    tries.put("TRACE", () -> stranger.send("TRACE", path));
    tries.put("OPTIONS", () -> stranger.send("OPTIONS", path));
    tries.put("a method of one's own", () -> stranger.send("DELETEX", path));
    tries.put("a method in lower case", () -> stranger.send("delete", path));
    tries.put(
        "GET with a body",
        () ->
            stranger.sendBody(
                "GET",
                path,
                "{\"name\": \"x\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return tries.entrySet().stream()
        .map(it ->
            DynamicTest.dynamicTest(
                "4: " + it.getKey(),
                () -> {
                  var before = Footprint.of(API);
                  assertThat(it.getValue().get().status()).isIn(400, 404, 405, 501);
                  Footprint.assertUntouched(API, before);
                }));
  }

  @TestFactory
  Stream<DynamicTest> no_form_of_a_path_goes_round_the_guard() {
    return Stream.of(
            "//api/v1/schedules",
            "/api//v1/schedules",
            "/api/v1/./schedules",
            "/api/v1/x/../schedules",
            "/api/v1/x/..;/schedules",
            "/api/v1/x/%2e%2e/schedules",
            "/api/v1/x/%252e%252e/schedules",
            "/api/v1%2fschedules",
            "/api/v1%252fschedules",
            "/api/v1/schedules%2f",
            "/api/v1/schedules%00",
            "/api/v1/schedules%0a",
            "/api/v1/schedules;jsessionid=1",
            "/api;x=y/v1/schedules",
            "/api/v1/schedules/;",
            "/api/v1\\schedules",
            "/API/v1/schedules",
            "/api/V1/Schedules",
            "/api/v1/schedules/",
            "/api/v1/schedules//",
            "/livez/../api/v1/schedules",
            "/livez;/../api/v1/schedules",
            "/livez/..%2fapi/v1/schedules",
            "http://x/api/v1/schedules",
            "http://evil@x/api/v1/schedules",
            "*",
            "x")
        .map(path ->
            DynamicTest.dynamicTest(
                "4: a guest asks for " + path,
                () -> {
                  var answer = Raw.get(API.port(), path);
                  assertThat(answer.status()).as(answer.head()).isIn(400, 401, 404);
                  assertThat(answer.body()).startsWith("{\"detail\":");
                }));
  }

  /// What a guest may see is this list; whoever adds to it does so here as well.
  @Test
  void a_guest_sees_the_public_pages_and_nothing_else() {
    var open = new ArrayList<String>();
    ApiDocument.SERVED
        .operations()
        .forEach((name, operation) -> {
          if (guestMay(name, operation)) {
            open.add(name);
          }
        });
    assertThat(open)
        .isSubsetOf(
            "GET /",
            "GET /calendar/{secret}.ics",
            "GET /livez",
            "GET /readyz",
            "GET /openapi.yaml",
            "GET /docs",
            "GET /docs/style.css",
            "GET /auth/callback",
            "GET /auth/callback.js",
            "GET /auth/sign-in",
            "GET /auth/style.css",
            "GET /auth/welcome",
            "POST /auth/welcome",
            "GET /oauth/authorize",
            "POST /oauth/authorize",
            "GET /oauth/userinfo",
            "GET /api/auth/login",
            "POST /api/auth/callback",
            "POST /api/auth/refresh",
            "POST /api/auth/logout",
            "POST /oauth/token",
            "POST /oauth/revoke",
            "GET /.well-known/openid-configuration",
            "GET /.well-known/oauth-authorization-server",
            "GET /.well-known/jwks.json",
            "GET /assets/{file}",
            "GET /admin",
            "GET /admin/{section}",
            "GET /audits",
            "GET /audits/{id}",
            "GET /audits/{id}/{audit}",
            "GET /graph",
            "GET /incidents",
            "GET /incidents/{id}",
            "GET /investigate",
            "GET /notifications",
            "GET /schedules",
            "GET /schedules/new",
            "GET /schedules/{id}",
            "GET /schedules/{id}/edit",
            "GET /search",
            "GET /sessions",
            "GET /sessions/{id}",
            "GET /settings",
            "GET /webhooks");
    for (String path :
        List.of(
            "/metrics",
            "/health",
            "/actuator",
            "/actuator/env",
            "/debug/pprof",
            "/.git/config",
            "/.env",
            "/api",
            "/api/v1",
            "/api/v1/admin",
            "/console",
            "/swagger-ui",
            "/server-status")) {
      assertThat(API.as("").get(path).status()).as(path).isEqualTo(404);
    }
  }

  private static boolean guestMay(String name, Operation operation) {
    var status = call(name, "", "sch_some1").status();
    if (operation.scope().isPresent()) {
      assertThat(status).as(name).isEqualTo(401);
    }
    return operation.scope().isEmpty();
  }

  @Test
  void whoever_is_disabled_is_out_on_both_servers_at_once() {
    API.addUser(
        "usr_leaver1", List.of("ANALYST"), "token-of-the-leaver", List.of("schedules:read"));
    assertThat(API.as("token-of-the-leaver").get(Belongings.SCHEDULES).status()).isEqualTo(200);
    assertThat(API.otherAs("token-of-the-leaver").get(Belongings.SCHEDULES).status())
        .isEqualTo(200);

    API.sql("update account set disabled_at = now() where id = 'usr_leaver1'");

    assertThat(API.as("token-of-the-leaver").get(Belongings.SCHEDULES).status()).isEqualTo(401);
    assertThat(API.otherAs("token-of-the-leaver").get(Belongings.SCHEDULES).status())
        .isEqualTo(401);
  }
}
