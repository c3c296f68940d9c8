package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleRoutesTest {
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");
  private static final String HASHED = "/assets/index-abcd1234.js";

  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void every_page_is_the_same_document() {
    assertThat(ConsoleRoutes.PAGES)
        .allSatisfy(page ->
            assertThat(api.as("").get(page.replaceAll("\\{[a-z]+}", "one")).text())
                .contains("<title>The console</title>"));
  }

  @Test
  void a_page_lets_nothing_run_that_is_not_ours_and_is_asked_for_anew() {
    var page = api.as("").get("/schedules");

    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("Cache-Control")).contains("no-cache");
    var tag = page.header("ETag").orElseThrow();
    assertThat(api.as("").get("/schedules", "If-None-Match", tag).status()).isEqualTo(304);
  }

  @Test
  void a_file_with_a_hash_in_its_name_is_kept_for_good() {
    assertThat(api.as("").get(HASHED).header("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(api.as("").get("/assets/theme.js").header("Cache-Control")).contains("no-cache");
  }

  @Test
  void a_file_is_packed_for_whoever_takes_that() {
    assertThat(api.as("").get(HASHED).text()).isEqualTo("console.info(\"packed\");\n");
    var headers = api.client().lines(HASHED, "Accept-Encoding", "gzip").headers();
    assertThat(headers.firstValue("Content-Encoding")).contains("gzip");
    assertThat(headers.firstValue("Vary")).contains("Accept-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/other.js", "/assets/.hidden", "/assets/a..b", "/assets/-"})
  void a_file_that_is_not_there_is_not_the_document(String path) {
    var reply = api.as("").get(path);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text()).startsWith("{\"detail\"");
  }

  @Test
  void without_the_console_the_page_says_so_and_its_links_lead_to_routes() {
    var page = (Answer.Text) ConsoleRoutes.leftOut();

    assertThat(page.text()).contains("without its console", "-DskipConsole");
    assertThat(LINK.matcher(page.text()).results().map(it -> "GET " + it.group(1)))
        .contains("GET /docs", "GET /auth/sign-in")
        .filteredOn(link -> !link.equals("GET " + Pages.STYLE_PATH))
        .isSubsetOf(ApiDocument.SERVED.operations().keySet());
  }
}
