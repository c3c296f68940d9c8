package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.client.GrantToken;
import com.socmate.application.client.RecogniseClient;
import com.socmate.application.port.InMemoryAccessTokens;
import com.socmate.domain.id.ClientId;
import com.socmate.domain.identity.Credential;
import com.socmate.domain.identity.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// API clients and the tokens they get.
class TokenRoutesTest {
  private static final String PATH = "/api/admin/api-clients";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String GRANT = "grant_type=client_credentials";

  private final RunningApi api = new RunningApi();
  private final Client admin = api.as(RunningApi.ADMIN);
  private final Client anyone = api.as("");
  private final Client.Reply made =
      admin.post(PATH, "{\"name\": \"SOAR\", \"scopes\": [\"search:read\", \"schedules:read\"]}");
  private final String id = made.json().path("client_id").asText();
  private final String secret = made.json().path("client_secret").asText();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_client_gets_a_token_of_its_own_and_no_refresh_token() {
    for (var reply : new Client.Reply[] {withBasic(GRANT), token(GRANT + inBody())}) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("token_type").asText()).isEqualTo("Bearer");
      assertThat(reply.json().path("expires_in").asInt()).isEqualTo(1_800);
      assertThat(reply.json().path("scope").asText()).isEqualTo("schedules:read search:read");
      assertThat(reply.json().has("refresh_token")).isFalse();
      assertThat(reply.header("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void a_token_has_no_more_than_was_asked_for_and_loses_what_its_client_loses() {
    var tokens = new InMemoryAccessTokens(api.clock);
    var grant = new GrantToken(api.world.apiClients(), tokens);
    var recognise = new RecogniseClient(api.world.apiClients());
    var granted =
        (GrantToken.Outcome.Granted)
            grant.grant(new ClientId(id), secret, Optional.of(Set.of(Scope.SEARCH_READ)));
    var claims = tokens.verify(granted.token().token()).orElseThrow();
    assertThat(recognise.holder(claims))
        .get()
        .satisfies(principal -> {
          assertThat(principal.scopes()).containsExactly(Scope.SEARCH_READ);
          assertThat(principal.through()).isEqualTo(new Credential.Client(new ClientId(id)));
        });
    admin.patch(PATH + "/" + id, "{\"scopes\": [\"schedules:read\"]}");
    assertThat(recognise.holder(claims).orElseThrow().scopes()).isEmpty();
    admin.send("DELETE", PATH + "/" + id);
    assertThat(recognise.holder(claims)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "scope=search:read, 400, invalid_request",
    "grant_type=password, 400, unsupported_grant_type",
    "grant_type=CLIENT_CREDENTIALS, 400, unsupported_grant_type",
    "grant_type=refresh_token, 400, unsupported_grant_type",
    "grant_type=client_credentials&grant_type=client_credentials, 400, invalid_request",
    "grant_type=client_credentials&scope=admin:write, 400, invalid_scope",
    "grant_type=client_credentials&scope=profile, 400, invalid_scope",
    "grant_type=client_credentials&scope=search:read++search:read, 400, invalid_scope",
    "grant_type=client_credentials&scope=%ZZ, 400, invalid_request",
    "grant_type=client_credentials&client_id=cli_other1, 400, invalid_request",
    "grant_type=client_credentials&client_secret=x, 400, invalid_request",
  })
  void a_request_that_is_wrong_is_answered_in_both_contracts_forms(
      String form, int status, String error) {
    var reply = withBasic(form);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().path("error").asText()).isEqualTo(error);
    assertThat(reply.detail()).isEqualTo(reply.json().path("error_description").asText());
  }

  @Test
  void whoever_is_not_the_client_learns_nothing_of_why() {
    var wrong = token(GRANT + "&client_id=" + id + "&client_secret=wrong");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().path("error").asText()).isEqualTo("invalid_client");
    assertThat(wrong.header("WWW-Authenticate").orElse("")).startsWith("Basic ");
    var others =
        new Client.Reply[] {
          token(GRANT + "&client_id=cli_unknown1&client_secret=" + secret),
          token(GRANT + "&client_id=no&client_secret=" + secret),
          token(GRANT + "&client_id=" + id),
          token(GRANT),
          basic(GRANT, "no colon"),
          token(GRANT, "Authorization", "Basic !!"),
          token(GRANT, "Authorization", "Bearer x"),
        };
    for (var other : others) {
      assertThat(other.text()).isEqualTo(wrong.text());
    }
    api.denials.flushAll();
    assertThat(api.world.auditLog().entries().getLast().object()).isEqualTo("POST /oauth/token");
    assertThat(api.world.auditLog().entries().toString()).doesNotContain(secret);
  }

  @Test
  void parameters_count_in_the_body_and_as_a_form_only() {
    assertThat(token(GRANT + inBody(), "Content-Type", "application/json").status()).isEqualTo(400);
    assertThat(
            anyone
                .sendBody(
                    "POST",
                    "/oauth/token?" + GRANT,
                    inBody().getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    FORM)
                .status())
        .isEqualTo(400);
    assertThat(anyone.get("/oauth/token").status()).isEqualTo(405);
  }

  @Test
  void a_new_secret_replaces_the_old_one_after_the_overlap() {
    var rotated = admin.post(PATH + "/" + id + "/rotate", "{\"overlap_seconds\": 0}");
    var fresh = rotated.json().path("client_secret").asText();
    assertThat(withBasic(GRANT).status()).isEqualTo(401);
    assertThat(basic(GRANT, id + ":" + fresh).status()).isEqualTo(200);
    assertThat(admin.get(PATH + "/" + id).text()).doesNotContain(fresh);
    assertThat(admin.get(PATH).text()).doesNotContain(fresh);
    admin.send("DELETE", PATH + "/" + id);
    assertThat(basic(GRANT, id + ":" + fresh).status()).isEqualTo(401);
    assertThat(admin.post(PATH + "/" + id + "/rotate", "").status()).isEqualTo(409);
  }

  private String inBody() {
    return "&client_id=" + id + "&client_secret=" + secret;
  }

  private Client.Reply withBasic(String form) {
    return basic(form, id + ":" + secret);
  }

  private Client.Reply basic(String form, String pair) {
    return token(
        form,
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  private Client.Reply token(String form, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    if (!all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", FORM));
    }
    return anyone.sendBody(
        "POST", "/oauth/token", form.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
  }
}
