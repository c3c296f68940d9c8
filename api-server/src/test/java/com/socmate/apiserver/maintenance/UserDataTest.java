package com.socmate.apiserver.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.persistence.AuditChain;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.backup.TakeBackup;
import com.socmate.apiserver.LiveApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody leaves and asks for what is kept of them, and that it goes.
class UserDataTest {
  private static final String ADMIN = "token-of-the-admin-of-user-data";

  private static LiveApi product;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    product = LiveApi.another();
    product.addUser(
        "usr_datakeeper",
        List.of("ANALYST", "ADMIN"),
        ADMIN,
        List.of("admin:read", "admin:write", "schedules:read", "schedules:write"));
  }

  private static String leaver(String id, String name) {
    product.addUser(
        id, List.of("ANALYST"), "token-of-" + id, List.of("schedules:read", "schedules:write"));
    product.sql(
        "update account set email = ?, name = ?, department = ? where id = ?",
        name + "@contoso.example",
        name + " Quartermain",
        "SOC of " + name,
        id);
    assertThat(
            product
                .as("token-of-" + id)
                .post(
                    "/api/v1/schedules",
                    """
                    {"name": "Theirs", "persona": "soc_analyst", "frequency": "daily", "scheduled_time": "08:00",
                     "user_query": "failed sign-ins in the last 24 hours with more than 5 attempts from the same IP"}
                    """)
                .status())
        .isEqualTo(201);
    return id;
  }

  private static void disable(String id) {
    assertThat(product.as(ADMIN).patch("/api/admin/users/" + id, "{\"disabled\": true}").status())
        .isEqualTo(200);
  }

  private record Ended(int exit, String said) {}

  private static Ended run(String... arguments) {
    var environment =
        Map.of(
            "DATABASE_URL",
            product.databaseUrl("postgres"),
            "DATABASE_USER",
            "postgres",
            "SOCMATE_SECRETS_KEY",
            "A".repeat(43));
    var said = new ByteArrayOutputStream();
    int exit =
        Main.run(
            environment, List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
    return new Ended(exit, said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void after_an_erasure_neither_name_nor_address_is_anywhere_and_the_log_is_whole()
      throws IOException {
    var id = leaver("usr_goneforgood1", "Zebulon");
    assertThat(found("Zebulon")).as("the search finds what is there").isNotEmpty();
    var client = product.as(ADMIN);
    var path = "/api/admin/users/" + id + "/erase";
    assertThat(client.post(path, "{}").status()).as("may still sign in").isEqualTo(409);
    disable(id);
    assertThat(client.post(path, "{}").detail()).contains("{schedule=1}");
    var would = client.post(path, "{\"dry_run\": true, \"possessions_too\": true}");
    assertThat(would.json().path("erased").asBoolean()).isFalse();
    assertThat(would.json().at("/numbers/schedule").asInt()).isEqualTo(1);
    assertThat(client.post(path, "{\"possessions_too\": true}").json().path("erased").asBoolean())
        .isTrue();

    assertThat(found("Zebulon")).isEmpty();
    assertThat(product.column("select count(*) from schedule where owner = ?", id))
        .containsExactly("0");
    assertThat(
            product.column(
                "select actor from audit_log where action = 'schedule.created' and actor = ?", id))
        .as("the log goes on naming the id")
        .hasSize(1);
    assertThat(
            product.column(
                "select actor from audit_log where action = 'user.erased' and object = ?", id))
        .containsExactly("usr_datakeeper");
    try (var database =
        Database.openAsItIs(
            new Database.Config(product.databaseUrl("postgres"), "postgres", "", 1))) {
      assertThat(new AuditChain(database).walk()).isInstanceOf(AuditChain.Verdict.Whole.class);
    }
    assertThat(client.post(path, "{}").status()).as("a second time").isEqualTo(404);
  }

  /// Tables in which the name or the address stands, read as a thief of a backup would.
  private Map<String, String> found(String name) throws IOException {
    var file = folder.resolve("backup-" + System.nanoTime());
    new TakeBackup(new Database.Config(product.databaseUrl("postgres"), "postgres", "", 1))
        .into(file);
    var found = new TreeMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        text.lines()
            .filter(it -> it.contains(name))
            .findFirst()
            .ifPresent(it -> found.put(entry.getName(), it));
      }
    }
    return found;
  }

  @Test
  void all_of_it_can_be_taken_along_but_no_secret() throws IOException {
    var id = leaver("usr_takesitall2", "Wilhelmina");
    var file = folder.resolve("all.zip");
    assertThat(run("user-data", "export", id, file.toString()).exit()).isZero();
    var lists = new TreeMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        lists.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(lists).containsKeys("account.json", "schedule.json", "plan_version.json");
    assertThat(lists.get("account.json")).contains("Wilhelmina Quartermain");
    assertThat(String.join("", lists.values())).doesNotContain("token-of-", "sha256");
    var answer = product.as(ADMIN).get("/api/admin/users/" + id + "/data");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("application/zip");
    assertThat(
            product.column(
                "select actor from audit_log where action = 'user.exported' and object = ?", id))
        .containsExactlyInAnyOrder("system:maintenance", "usr_datakeeper");
  }

  @Test
  void the_command_says_what_it_would_do_and_why_not() {
    var id = leaver("usr_commanded3", "Thaddeus");
    assertThat(run("user-data", "show", "thaddeus@contoso.example").said())
        .contains("1  schedule\n");
    assertThat(run("user-data", "erase", id))
        .isEqualTo(
            new Ended(
                1,
                "They may still sign in: disable them first, which ends what they have open.\n"));
    disable(id);
    assertThat(run("user-data", "erase", id).said()).startsWith("They own {schedule=1}: hand that");
    assertThat(run("user-data", "erase", id, "--possessions-too").exit()).isZero();
    assertThat(run("user-data", "erase", id).said()).isEqualTo("They were erased already.\n");
  }
}
