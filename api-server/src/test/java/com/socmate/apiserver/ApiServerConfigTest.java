package com.socmate.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.socmate.adapters.http.CrossOrigin;
import com.socmate.adapters.http.Throttle;
import com.socmate.adapters.http.connection.TrustedProxies;
import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.adapters.persistence.Database;
import com.socmate.application.settings.AuditSettings;
import com.socmate.application.settings.TelemetrySettings;
import com.socmate.domain.investigation.Budget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiServerConfigTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "DATABASE_URL",
          "jdbc:postgresql://127.0.0.1:5432/socmate",
          "SOCMATE_SECRETS_KEY",
          "A".repeat(43));

  @Test
  void all_but_the_database_and_the_master_key_has_a_default() {
    assertThat(ApiServerConfig.from(LEAST))
        .usingRecursiveComparison()
        .ignoringFields("masterKeys")
        .isEqualTo(
            new ApiServerConfig(
                new Database.Config("jdbc:postgresql://127.0.0.1:5432/socmate", "socmate", "", 16),
                "127.0.0.1",
                8080,
                Optional.empty(),
                new SignInConfig(Optional.empty(), Optional.empty(), Optional.empty()),
                () -> {
                  throw new AssertionError("not compared");
                },
                5,
                new Throttle.PerMinute(100, 200, 60, 60),
                new StopConfig(Duration.ZERO, Duration.ofSeconds(20)),
                Duration.ZERO,
                Duration.ofSeconds(15),
                Duration.ofMinutes(5),
                URI.create("http://127.0.0.1:8091"),
                "embedded",
                "",
                "",
                TrustedProxies.none(),
                CrossOrigin.none(),
                OutboundSettings.DEFAULT,
                4_000,
                Budget.USUAL,
                false,
                new AuditSettings(
                    1, 200, Duration.ofHours(2), Optional.empty(), 5, Optional.empty()),
                Optional.empty(),
                new TelemetrySettings(9080, Optional.empty(), Map.of(), 1)));
  }

  @Test
  void without_a_database_it_says_which_key_is_missing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiServerConfig.from(Map.of()))
        .withMessageContaining("DATABASE_URL is not set");
  }

  @Test
  void without_a_master_key_it_says_what_is_missing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ApiServerConfig.from(Map.of("DATABASE_URL", LEAST.getOrDefault("DATABASE_URL", ""))))
        .withMessageStartingWith("Neither SOCMATE_SECRETS_KEY_FILE nor SOCMATE_SECRETS_KEY is set");
  }

  @ParameterizedTest
  @CsvSource({
    "SOCMATE_SECRETS_KEY, c2hvcnQ=",
    "SOCMATE_HTTP_PORT, eighty",
    "SOCMATE_HTTP_PORT, 65536",
    "SOCMATE_HTTP_PORT, -1",
    "SOCMATE_CONCURRENT_INVESTIGATIONS, 0",
    "SOCMATE_LIMIT_USER, 0",
    "SOCMATE_LIMIT_SIGN_IN, many",
    "SOCMATE_GRACE, 20",
    "SOCMATE_GRACE, PT-1S",
    "SOCMATE_LEAVE, PT-1S",
    "SOCMATE_WARM_UP, PT-1S",
    "SOCMATE_WORKSPACE_URL, http://[",
  })
  void a_value_that_cannot_be_right_is_refused_by_name(String key, String value) {
    var environment = new HashMap<>(LEAST);
    environment.put(key, value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiServerConfig.from(environment))
        .withMessageContaining(key);
  }

  @Test
  void secrets_are_not_shown() {
    var environment = new HashMap<>(LEAST);
    environment.put("DATABASE_PASSWORD", "hush-database");
    environment.put("SOCMATE_WORKSPACE_TOKEN", "hush-workspace");
    assertThat(ApiServerConfig.from(environment).toString())
        .doesNotContain("hush")
        .doesNotContain("AAAA");
  }

  @Test
  void every_key_is_documented() throws IOException {
    var documented = Files.readString(root().resolve("docs/configuration.md"));
    var source =
        root().resolve("api-server/src/main/java/com/socmate/apiserver/ApiServerConfig.java");
    var keys =
        Pattern.compile("\"((?:SOCMATE|DATABASE)_[A-Z_]+)\"")
            .matcher(Files.readString(source))
            .results()
            .map(it -> it.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(keys).hasSizeGreaterThan(8).allMatch(key -> documented.contains("`" + key + "`"));
  }

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    assumeThat(folder).as("the project's root").isNotNull();
    return Objects.requireNonNull(folder);
  }
}
