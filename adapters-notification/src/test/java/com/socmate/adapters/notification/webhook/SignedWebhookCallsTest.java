package com.socmate.adapters.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.adapters.notification.Tellings;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.Telling;
import com.socmate.application.port.Told;
import com.socmate.domain.notification.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedWebhookCallsTest {
  private static final String SECRET = secret("the present secret of thirty-two");
  private static final String BEFORE = secret("another secret, the one before it");
  private static final OutboundSettings LOCAL =
      new OutboundSettings(true, Set.of(80, 443), Duration.ofSeconds(10), 1 << 16);

  private final SignedWebhookCalls calls =
      new SignedWebhookCalls(
          new CheckedOutbound(LOCAL), Optional.of(URI.create("https://soc.example")));
  private Receiver receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void an_independent_library_verifies_the_signature() throws Exception {
    assertThat(call(Webhook.Kind.STANDARD, now())).isInstanceOf(Told.Taken.class);
    var call = receiver.last();
    verifier(SECRET).verify(call.body(), call.headers().map());
    assertThat(call.headers().firstValue("webhook-id")).contains("dlv_first1");
  }

  @Test
  void a_body_that_was_altered_does_not_verify() throws Exception {
    call(Webhook.Kind.STANDARD, now());
    var call = receiver.last();
    var verifier = verifier(SECRET);
    assertThatThrownBy(() -> verifier.verify(call.body() + " ", call.headers().map()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void while_secrets_overlap_both_verify() throws Exception {
    calls.call(webhook(Webhook.Kind.STANDARD), List.of(SECRET, BEFORE), now());
    var call = receiver.last();
    for (var secret : List.of(SECRET, BEFORE)) {
      var verifier = verifier(secret);
      assertThatCode(() -> verifier.verify(call.body(), call.headers().map()))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void the_standard_payload_says_what_happened_and_where_it_stands() throws IOException {
    call(Webhook.Kind.STANDARD, Tellings.usual());
    var body = body();
    assertThat(body.path("type").asText()).isEqualTo("investigation-completed");
    assertThat(body.path("timestamp").asText()).isEqualTo("2026-11-22T06:00:00Z");
    assertThat(body.at("/data/title").asText()).isEqualTo(Tellings.TITLE);
    assertThat(body.at("/data/severity").asText()).isEqualTo("high");
    assertThat(body.at("/data/url").asText()).isEqualTo("https://soc.example/sessions/sess_today1");
  }

  @Test
  void slack_and_teams_get_no_markup_of_others() throws IOException {
    var hostile = Tellings.of("<!channel> *bold* [x](http://evil.example)", "a\u202Eb\n<@U1>", 2);
    call(Webhook.Kind.SLACK, hostile);
    assertThat(body().path("text").asText()).startsWith("&lt;!channel&gt;");
    assertThat(body().findValuesAsText("type")).doesNotContain("mrkdwn");
    call(Webhook.Kind.TEAMS, hostile);
    assertThat(body().findValuesAsText("type"))
        .contains("AdaptiveCard", "RichTextBlock", "TextRun")
        .doesNotContain("TextBlock");
    assertThat(receiver.last().body()).doesNotContain("\u202E").contains("⟨U+202E⟩");
  }

  @Test
  void what_the_receiver_answers_decides_whether_it_is_called_again() {
    receiver.answers(500, Map.of());
    assertThat(call(Webhook.Kind.STANDARD, now())).isInstanceOf(Told.NotNow.class);
    receiver.answers(302, Map.of("Location", "http://169.254.169.254/"));
    assertThat(call(Webhook.Kind.STANDARD, now()).status()).hasValue(302);
    receiver.answers(429, Map.of("Retry-After", "120"));
    assertThat(call(Webhook.Kind.STANDARD, now()))
        .isInstanceOfSatisfying(
            Told.NotNow.class, it -> assertThat(it.notBefore()).contains(Duration.ofMinutes(2)));
    receiver.answers(410, Map.of());
    assertThat(call(Webhook.Kind.STANDARD, now())).isInstanceOf(Told.Never.class);
  }

  @Test
  void a_receiver_that_is_away_is_called_again_and_one_on_a_private_network_never() {
    receiver.close();
    assertThat(call(Webhook.Kind.STANDARD, now())).isInstanceOf(Told.NotNow.class);
    var strict =
        new SignedWebhookCalls(new CheckedOutbound(OutboundSettings.DEFAULT), Optional.empty());
    assertThat(strict.call(webhook(Webhook.Kind.STANDARD), List.of(SECRET), now()))
        .isInstanceOf(Told.Never.class);
  }

  private Told call(Webhook.Kind kind, Telling telling) {
    return calls.call(webhook(kind), List.of(SECRET), telling);
  }

  private JsonNode body() throws IOException {
    return new ObjectMapper().readTree(receiver.last().body());
  }

  private Webhook webhook(Webhook.Kind kind) {
    return new Webhook(
        Fixtures.IDS.webhook(),
        Fixtures.IDS.user(),
        "Pager",
        receiver.url(),
        kind,
        Set.of(),
        true,
        Fixtures.now(),
        Optional.empty(),
        1);
  }

  /// Verifiers refuse what is older than five minutes.
  private static Telling now() {
    var usual = Tellings.usual();
    return new Telling(usual.key(), usual.news(), usual.why(), 0, Fixtures.now());
  }

  private static com.standardwebhooks.Webhook verifier(String secret) throws Exception {
    return new com.standardwebhooks.Webhook(secret);
  }

  private static String secret(String text) {
    return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
