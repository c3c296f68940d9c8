package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Fetches tokens where Microsoft gives them out: at the token endpoint of a tenant for an
/// application's secret or for the token of a workload that it trusts, or at the metadata endpoint
/// of the machine for its managed identity.
final class OAuthIssuer implements RenewedTokens.Issuer {
  static final URI MACHINE = URI.create("http://169.254.169.254/metadata/identity/oauth2/token");
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Wire wire;
  private final Wire.Ask ask;

  private OAuthIssuer(Wire wire, Wire.Ask ask) {
    this.wire = wire;
    this.ask = ask;
  }

  /// @param authority such as `https://login.microsoftonline.com`
  /// @param resource whose tokens are wanted, such as `https://management.azure.com`
  static OAuthIssuer clientCredentials(
      Wire wire, URI authority, String tenant, String client, String secret, String resource) {
    var form = new LinkedHashMap<String, String>();
    form.put("client_secret", secret);
    return ofApplication(wire, authority, tenant, client, form, resource);
  }

  /// @param assertion the token of the workload that the application trusts
  static OAuthIssuer workloadIdentity(
      Wire wire, URI authority, String tenant, String client, String assertion, String resource) {
    var form = new LinkedHashMap<String, String>();
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion);
    return ofApplication(wire, authority, tenant, client, form, resource);
  }

  private static OAuthIssuer ofApplication(
      Wire wire,
      URI authority,
      String tenant,
      String client,
      Map<String, String> form,
      String resource) {
    form.put("grant_type", "client_credentials");
    form.put("client_id", client);
    form.put("scope", resource + "/.default");
    return new OAuthIssuer(
        wire,
        new Wire.Ask(
            "POST",
            URI.create(authority + "/" + encoded(tenant) + "/oauth2/v2.0/token"),
            Map.of(
                "Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
            Optional.of(joined(form)),
            TIMEOUT,
            true));
  }

  /// @param client of an identity that was assigned by hand; empty for the machine's own
  static OAuthIssuer managedIdentity(Wire wire, URI endpoint, String client, String resource) {
    var query = new LinkedHashMap<String, String>();
    query.put("api-version", "2018-02-01");
    query.put("resource", resource);
    if (!client.isEmpty()) {
      query.put("client_id", client);
    }
    return new OAuthIssuer(
        wire,
        Wire.Ask.get(URI.create(endpoint + "?" + joined(query)), TIMEOUT)
            .with(Map.of("Metadata", "true", "Accept", "application/json"), TIMEOUT));
  }

  private static String joined(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public RenewedTokens.Issued issue() {
    return switch (wire.send(ask)) {
      case Wire.Outcome.Answered(int status, _, var body) when status == 200 -> read(body);
      case Wire.Outcome.Answered(int status, _, var body) ->
          throw new NoToken(
              "The issuer of tokens answered " + status + reason(body) + ".",
              status == 429 || status >= 500);
      case Wire.Outcome.Broken(var why) ->
          throw new NoToken("The issuer of tokens could not be asked: " + why, true);
      case Wire.Outcome.TooLate(var why) ->
          throw new NoToken("The issuer of tokens did not answer: " + why, true);
    };
  }

  private static RenewedTokens.Issued read(String body) {
    var answer = tree(body);
    var token = answer.path("access_token").asText("");
    if (!token.matches("[\\x21-\\x7e]{1,20000}")) {
      throw new NoToken("The issuer's answer holds no token.", true);
    }
    long seconds = answer.path("expires_in").asLong(USUAL_LIFETIME.toSeconds());
    return new RenewedTokens.Issued(token, Duration.ofSeconds(Math.clamp(seconds, 1, 86_400)));
  }

  /// The error's own word, if it is one; its description may hold what was sent.
  private static String reason(String body) {
    var error = tree(body).path("error").asText("");
    return error.matches("[a-z_]{1,60}") ? " (" + error + ")" : "";
  }

  private static JsonNode tree(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
