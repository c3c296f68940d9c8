package com.socmate.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.IdentityProvider;
import com.socmate.application.port.IdentityProvider.Answer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A relying party before a provider that lies in every way it can.
class RelyingPartyTest {
  private static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");
  private static final KeyPair KEY = Forge.rsa(2048);
  private static final IdentityProvider.Ask ASK =
      new IdentityProvider.Ask(
          URI.create("https://soc.example/auth/callback"), "state", "nonce", "v".repeat(43));

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private String issuer = "";
  private String metadata = "";
  private String idToken = "";
  private int tokenStatus = 200;
  private IdentityProvider party;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    metadata =
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
         "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"]}
        """
            .formatted(issuer);
    server.createContext("/", this::answer);
    server.start();
    idToken = token(claims());
    party =
        new RelyingParty(
            new RelyingParty.Settings(
                () -> issuer, "client", Optional.of("hush"), Set.of("openid", "email")),
            InstantSource.system());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) {
    var path = exchange.getRequestURI().getPath();
    asked.add(path);
    var body =
        switch (path) {
          case "/.well-known/openid-configuration" -> metadata;
          case "/keys" -> jwks();
          case "/token" ->
              "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken + "\"}";
          default -> "{}";
        };
    int status = path.equals("/token") ? tokenStatus : 200;
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      if (status / 100 == 3) {
        exchange.getResponseHeaders().add("Location", issuer + "/elsewhere");
      }
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jwks() {
    var key = (RSAPublicKey) KEY.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"use\":\"sig\",\"alg\":\"RS256\",\"e\":\"AQAB\",\"n\":\""
        + Forge.encode(key.getModulus().toByteArray())
        + "\"}]}";
  }

  private String claims() {
    long now = InstantSource.system().instant().getEpochSecond();
    return "{\"iss\":\"%s\",\"aud\":\"client\",\"sub\":\"s-1\",\"nonce\":\"nonce\",\"iat\":%d,\"exp\":%d,\"email\":\"a@contoso.example\",\"name\":\"Ada\"}"
        .formatted(issuer, now, now + 60);
  }

  private static String token(String claims) {
    return Forge.token("{\"alg\":\"RS256\",\"kid\":\"k1\"}", claims, KEY.getPrivate());
  }

  @Test
  void the_browser_is_sent_with_state_nonce_and_challenge() {
    assertThat(party.authorizationUrl(ASK).toString())
        .startsWith(issuer + "/authorize?")
        .contains(
            "response_type=code",
            "client_id=client",
            "state=state",
            "nonce=nonce",
            "code_challenge_method=S256",
            "scope=email+openid")
        .doesNotContain("v".repeat(43), "hush");
  }

  @Test
  void a_good_token_vouches_for_its_subject() {
    assertThat(party.exchange("code", ASK))
        .isEqualTo(new Answer.Vouched(issuer, "s-1", "a@contoso.example", "Ada"));
  }

  @ParameterizedTest
  @CsvSource({
    "nonce\":\"nonce, nonce\":\"another",
    "aud\":\"client, aud\":\"other",
    "sub\":\"s-1, sub\":\"",
    "iss\":\"http, iss\":\"https",
    "exp, exp-not",
    "iat, iat-not"
  })
  void a_claim_that_is_not_right_vouches_for_nobody(String right, String wrong) {
    idToken = token(claims().replace(right, wrong));
    assertThat(party.exchange("code", ASK)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_token_of_another_key_or_none_vouches_for_nobody() {
    idToken =
        Forge.token("{\"alg\":\"RS256\",\"kid\":\"k1\"}", claims(), Forge.rsa(2048).getPrivate());
    assertThat(party.exchange("code", ASK)).isInstanceOf(Answer.Refused.class);
    idToken = Forge.encode("{\"alg\":\"none\"}") + "." + Forge.encode(claims()) + ".";
    assertThat(party.exchange("code", ASK)).isInstanceOf(Answer.Refused.class);
    idToken = Forge.mac("{\"alg\":\"HS256\"}", claims(), "hush".getBytes(StandardCharsets.UTF_8));
    assertThat(party.exchange("code", ASK)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_redirect_is_not_followed() {
    tokenStatus = 302;
    assertThat(party.exchange("code", ASK)).isInstanceOf(Answer.Refused.class);
    assertThat(asked).doesNotContain("/elsewhere");
  }

  @Test
  void a_provider_that_calls_itself_something_else_is_not_asked() {
    metadata = metadata.replace("\"issuer\": \"" + issuer, "\"issuer\": \"https://other.example");
    assertThatThrownBy(() -> party.authorizationUrl(ASK))
        .isInstanceOf(IdentityProvider.Unreachable.class);
  }

  @Test
  void an_answer_without_end_is_cut_off() {
    metadata = " ".repeat(300_000) + metadata;
    assertThatThrownBy(() -> party.authorizationUrl(ASK))
        .isInstanceOf(IdentityProvider.Unreachable.class);
  }

  @Test
  void unknown_keys_do_not_make_it_ask_again_and_again() {
    idToken = Forge.token("{\"alg\":\"RS256\",\"kid\":\"odd\"}", claims(), KEY.getPrivate());
    for (int attempt = 0; attempt < 20; attempt++) {
      assertThat(party.exchange("code", ASK)).isInstanceOf(Answer.Refused.class);
    }
    assertThat(asked).filteredOn("/keys"::equals).hasSizeLessThan(4);
  }

  @Test
  void plain_http_goes_nowhere_but_to_this_machine() {
    var far =
        new RelyingParty(
            new RelyingParty.Settings(
                () -> "http://idp.contoso.example", "client", Optional.empty(), Set.of("openid")),
            () -> NOON);
    assertThatThrownBy(() -> far.authorizationUrl(ASK))
        .isInstanceOf(IdentityProvider.Unreachable.class)
        .hasRootCauseMessage("An identity provider is asked by https, or on loopback.");
  }
}
