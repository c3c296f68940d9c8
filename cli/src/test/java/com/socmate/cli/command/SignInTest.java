package com.socmate.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.cli.command.StandInApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  private static final String LIST = "GET /api/v1/schedules?limit=1";
  private static final String NONE = "{\"schedules\":[],\"total\":0}";
  private static final String SECRET = "a-key-that-nobody-may-see";

  private final StandInApi api;
  @TempDir private Path home = Path.of("");

  SignInTest() throws IOException {
    api = new StandInApi();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void a_key_is_proved_and_kept_where_only_its_owner_reads() throws IOException {
    api.on(LIST, 200, NONE);
    var came =
        new Typed(home)
            .saying(SECRET + "\n")
            .run("login", "--server", api.url(), "--api-key-file", "-");
    assertThat(came.exit()).isZero();
    assertThat(came.out() + came.err()).doesNotContain(SECRET);
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(api.asked().getFirst().header("X-api-key")).isEqualTo(SECRET);
    var profiles = new Typed(home).run("profile", "list");
    assertThat(profiles.out()).contains("default", "API key", "yes").doesNotContain(SECRET);
  }

  @Test
  void a_wrong_key_is_not_kept() {
    api.on(LIST, 401, "{\"detail\":\"The key is not valid.\"}");
    var came =
        new Typed(home).saying(SECRET).run("login", "--server", api.url(), "--api-key-file", "-");
    assertThat(came.exit()).isEqualTo(3);
    assertThat(came.err()).contains("The key is not valid.");
    assertThat(file()).doesNotExist();
  }

  @Test
  void a_wrong_token_is_not_kept_either() {
    api.on(LIST, 401, "{\"detail\":\"The token is not valid.\"}");
    var came =
        new Typed(home).saying(SECRET).run("login", "--server", api.url(), "--token-file", "-");
    assertThat(came.exit()).isEqualTo(3);
    assertThat(file()).doesNotExist();
  }

  @Test
  void whoever_signs_out_is_signed_out_at_the_server_too() throws IOException {
    keep(
        """
        {"current":"p","profiles":{"p":{"url":"%s","access_token":"a1","refresh_token":"r1","refresh_cookie":"__Host-refresh_token"}}}\
        """
            .formatted(api.url()));
    api.on("POST /api/auth/logout", 200, "{}");
    assertThat(new Typed(home).run("logout").exit()).isZero();
    assertThat(api.asked().getLast().call()).isEqualTo("POST /api/auth/logout");
    assertThat(api.asked().getLast().header("Cookie")).isEqualTo("__Host-refresh_token=r1");
    assertThat(file()).content().doesNotContain("r1", "a1");
  }

  @Test
  void what_a_token_was_exchanged_for_is_kept_for_the_next_command() throws IOException {
    keep(
        """
        {"current":"p","profiles":{"p":{"url":"%s","access_token":"old","refresh_token":"r1","refresh_cookie":"refresh_token"}}}\
        """
            .formatted(api.url()));
    api.on("GET /api/v1/schedules/sch_1", 401, "{\"detail\":\"It has ended.\"}")
        .on("GET /api/v1/schedules/sch_1", 200, "{\"id\":\"sch_1\"}")
        .on(
            "POST /api/auth/refresh",
            cookies("{}", "access_token=a2; Path=/\nrefresh_token=r2; Path=/"));
    var came = new Typed(home).run("schedule", "get", "sch_1");
    assertThat(came.exit()).as(came.err()).isZero();
    assertThat(came.out() + came.err()).doesNotContain("a2", "r2");
    assertThat(api.asked().getLast().header("Authorization")).isEqualTo("Bearer a2");
    assertThat(file()).content().containsPattern("access_token\" ?: ?\"a2\"");
    assertThat(file()).content().containsPattern("refresh_token\" ?: ?\"r2\"");
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void one_signs_in_by_a_link_and_a_code_and_tokens_are_exchanged_when_they_end()
      throws IOException {
    api.on(
            "GET /api/auth/login",
            cookies(
                "{\"auth_url\":\"https://idp.example/a?redirect_uri=http%3A%2F%2Fhere%2Fauth%2Fcallback&x=1\"}",
                "sign_in=browser; Path=/"))
        .on("POST /api/auth/callback", cookies("{}", "access_token=first; Path=/"))
        .on(LIST, 401, "{\"detail\":\"It has ended.\"}");
    var came = new Typed(home).saying("code~state\n").run("login", "--server", api.url());
    assertThat(came.err()).contains("https://idp.example/a?redirect_uri=", "refresh_token");
    assertThat(api.asked().getLast().body())
        .isEqualTo(
            "{\"code\":\"code\",\"state\":\"state\",\"redirect_uri\":\"http://here/auth/callback\"}");
    assertThat(api.asked().getLast().header("Cookie")).isEqualTo("sign_in=browser");
  }

  @Test
  void a_token_that_has_ended_is_exchanged_and_kept() throws IOException {
    keep(
        """
        {"current":"p","profiles":{"p":{"url":"%s","access_token":"old","refresh_token":"r1","refresh_cookie":"__Host-refresh_token"}}}\
        """
            .formatted(api.url()));
    api.on("GET /api/v1/schedules/sch_1", 401, "{\"detail\":\"It has ended.\"}")
        .on("GET /api/v1/schedules/sch_1", 200, "{\"id\":\"sch_1\"}")
        .on(
            "POST /api/auth/refresh",
            new Answer(
                200,
                "application/json",
                "{}",
                Map.of("Set-Cookie", "__Host-access_token=new; Path=/"),
                false));
    var came = new Typed(home).run("schedule", "get", "sch_1");
    assertThat(api.asked().get(1).header("Cookie")).isEqualTo("__Host-refresh_token=r1");
    assertThat(came.err()).contains("refresh_token");
  }

  @Test
  void a_file_that_others_can_read_is_not_used() throws IOException {
    keep("{}");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    var came = new Typed(home).run("profile", "list");
    assertThat(came.exit()).isEqualTo(1);
    assertThat(came.err()).contains("Others can read", "chmod 600");
  }

  @Test
  void a_secret_goes_to_no_other_server_than_its_own() throws IOException {
    keep(
        """
        {"current":"p","profiles":{"p":{"url":"http://elsewhere.example","api_key":"%s"}}}\
        """
            .formatted(SECRET));
    var came = new Typed(home).run("schedule", "list", "--server", api.url());
    assertThat(came.exit()).isEqualTo(1);
    assertThat(came.err()).contains("is for http://elsewhere.example");
    assertThat(api.asked()).isEmpty();
  }

  @Test
  void there_can_be_several_and_one_is_in_use() throws IOException {
    api.on(LIST, 200, NONE).on("GET /api/v1/schedules?limit=20&offset=0", 200, NONE);
    new Typed(home)
        .saying("one")
        .run("login", "--server", api.url(), "--profile", "a", "--token-file", "-");
    new Typed(home)
        .saying("two")
        .run("login", "--server", api.url(), "--profile", "b", "--token-file", "-");
    new Typed(home).run("schedule", "list");
    assertThat(api.asked().getLast().header("Authorization")).isEqualTo("Bearer two");
    new Typed(home).run("schedule", "list", "--profile", "a");
    assertThat(api.asked().getLast().header("Authorization")).isEqualTo("Bearer one");
    new Typed(home).run("profile", "use", "a");
    new Typed(home).run("logout");
    assertThat(new Typed(home).run("profile", "list").out()).contains("b").doesNotContain("\na ");
  }

  private void keep(String text) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
  }

  private Path file() {
    return home.resolve(".config/socmate/profiles.json");
  }

  private static Answer cookies(String body, String cookie) {
    return new Answer(200, "application/json", body, Map.of("Set-Cookie", cookie), false);
  }
}
