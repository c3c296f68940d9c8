package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HomePageTest {
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");

  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void every_link_leads_to_a_route() {
    var page = api.as("").get("/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(LINK.matcher(page.text()).results().map(it -> "GET " + it.group(1)))
        .contains("GET /docs", "GET /auth/sign-in")
        .isSubsetOf(ApiDocument.SERVED.operations().keySet());
  }
}
