package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.http.page.ApiPage;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiPageTest {
  private static final Pattern LINK = Pattern.compile("href=\"#([^\"]+)\"");
  private static final Pattern PLACE = Pattern.compile("id=\"([^\"]+)\"");

  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void the_page_shows_every_operation_and_every_link_on_it_leads_somewhere() {
    var page = api.as("").get("/docs").text();

    assertThat(ApiDocument.SERVED.operations().values())
        .allSatisfy(operation ->
            assertThat(page)
                .contains("id=\"op-" + operation.node().path("operationId").asText() + '"'));
    var places = new HashSet<String>();
    PLACE
        .matcher(page)
        .results()
        .forEach(it -> assertThat(places.add(it.group(1))).as(it.group(1)).isTrue());
    assertThat(LINK.matcher(page).results().map(it -> it.group(1)))
        .isNotEmpty()
        .allMatch(places::contains);
  }

  @Test
  void nothing_on_it_needs_more_than_its_policy_allows() {
    var reply = api.as("").get("/docs");

    assertThat(reply.header("Content-Security-Policy"))
        .contains(
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    assertThat(reply.text())
        .doesNotContain("<script")
        .doesNotContain("style=")
        .doesNotContain("<style")
        .doesNotContainPattern("(?i)(href|src|srcset|action|data)\\s*=\\s*[\"']?(?![\"'#/])")
        .doesNotContainPattern("(?i)=\\s*[\"']?//")
        .doesNotContainPattern("\\son[a-z]+=");
    assertThat(api.as("").get("/docs/style.css").text())
        .doesNotContain("url(")
        .doesNotContain("@import");
  }

  @Test
  void whoever_has_it_already_is_told_so() {
    for (String path : List.of("/docs", "/docs/style.css", "/openapi.yaml")) {
      var tag = api.as("").get(path).header("ETag").orElseThrow();
      for (String named : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
        var again = api.as("").get(path, "If-None-Match", named);
        assertThat(again.status()).as(path + " " + named).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).contains(tag);
      }
      assertThat(api.as("").get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
      assertThat(api.as("").get(path).header("Cache-Control")).contains("no-cache");
    }
  }

  @Test
  void what_the_document_says_is_text_and_never_markup() {
    var page =
        ApiPage.of(
            """
            info: {title: "<script>1</script>", summary: "`<b>` & '\\"", description: "a `b\\n\\n<i>"}
            tags: [{name: "<u>"}]
            paths: {"/<x>": {get: {operationId: "a\\"b", tags: ["<u>"], summary: "<s>", responses: {"200": {description: "<q>"}}}}}
            components: {schemas: {"<S>": {enum: ["<e>"]}}}
            """
                .getBytes(StandardCharsets.UTF_8),
            "/docs/style.css");

    assertThat(page)
        .doesNotContain("<script>")
        .doesNotContain("<b>")
        .doesNotContain("<x>")
        .doesNotContain("<q>")
        .doesNotContain("<e>")
        .doesNotContain("<i>")
        .contains("&lt;script&gt;");
  }
}
