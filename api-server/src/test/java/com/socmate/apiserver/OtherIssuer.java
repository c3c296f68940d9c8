package com.socmate.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// An OpenID provider that is not ours: discovery, authorization code with PKCE and a client
/// secret, ID tokens signed with its own key. Whoever it is told to be signed in, is.
final class OtherIssuer implements AutoCloseable {
  static final String CLIENT = "socmate-at-the-other";
  private final HttpServer server;
  private final KeyPair key;
  private final String secret;
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

  OtherIssuer(String secret) throws IOException, GeneralSecurityException {
    this.secret = secret;
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    this.key = generator.generateKeyPair();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// What its sign-in page would do for somebody: sends the browser back with a code.
  Map<String, String> signIn(String authorizationUrl, String subject) {
    assertThat(authorizationUrl).startsWith(issuer() + "/authorize?");
    var wanted = Browser.fields(URI.create(authorizationUrl).getRawQuery());
    assertThat(wanted).containsEntry("client_id", CLIENT);
    assertThat(wanted).containsEntry("code_challenge_method", "S256");
    var code = "code-" + asked.size() + "-of-" + subject;
    wanted.put("subject", subject);
    asked.put(code, wanted);
    return Map.of("code", code, "state", wanted.getOrDefault("state", ""));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var reply =
          switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> metadata();
            case "/keys" -> keys();
            case "/token" ->
                token(exchange.getRequestHeaders().getFirst("Authorization"), Browser.fields(body));
            default -> "";
          };
      byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.contains("\"error\"") ? 400 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String metadata() {
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
     "jwks_uri": "%1$s/keys", "response_types_supported": ["code"],
     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .formatted(issuer());
  }

  private String keys() {
    var modulus = ((RSAPublicKey) key.getPublic()).getModulus();
    return """
    {"keys": [{"kty": "RSA", "kid": "its-own", "use": "sig", "alg": "RS256", "e": "AQAB", "n": "%s"}]}
    """
        .formatted(encoded(unsigned(modulus)));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  /// Code, client secret and verifier have to be right, and a code is good once.
  private String token(String authorization, Map<String, String> form)
      throws GeneralSecurityException {
    var pair = CLIENT + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var wanted =
        Optional.ofNullable(asked.remove(form.getOrDefault("code", ""))).orElseGet(Map::of);
    boolean right =
        ("Basic " + basic).equals(authorization)
            && challenge(form.getOrDefault("code_verifier", ""))
                .equals(wanted.get("code_challenge"));
    return right
        ? "{\"access_token\": \"of-no-use\", \"token_type\": \"Bearer\", \"id_token\": \""
            + idToken(wanted.getOrDefault("subject", ""), wanted.getOrDefault("nonce", ""))
            + "\"}"
        : "{\"error\": \"invalid_grant\"}";
  }

  private static String challenge(String verifier) throws GeneralSecurityException {
    return encoded(
        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
  }

  private String idToken(String subject, String nonce) throws GeneralSecurityException {
    long now = InstantSource.system().instant().getEpochSecond();
    var claims =
        """
        {"iss": "%s", "aud": "%s", "sub": "%s", "nonce": "%s", "iat": %d, "exp": %d,
         "email": "%s@fabrikam.example", "name": "%s"}
        """
            .formatted(issuer(), CLIENT, subject, nonce, now, now + 300, subject, subject);
    var signed =
        encoded(bytes("{\"alg\": \"RS256\", \"kid\": \"its-own\"}")) + "." + encoded(bytes(claims));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(bytes(signed));
    return signed + "." + encoded(signature.sign());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
