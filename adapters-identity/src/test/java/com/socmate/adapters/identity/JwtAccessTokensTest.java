package com.socmate.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.AccessTokens;
import com.socmate.application.port.InMemorySigningKeys;
import com.socmate.application.port.SigningKeys.SigningKey;
import com.socmate.application.port.SigningKeys.Stage;
import com.socmate.domain.identity.Scope;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JwtAccessTokensTest {
  private static final String US = "https://soc.contoso.example";
  private static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(NOON);
  private static final InMemorySigningKeys KEYS = new InMemorySigningKeys(NOW::get);
  private static final KeyRing RING = new KeyRing(KEYS, NOW::get);
  private static final AccessTokens TOKENS =
      new JwtAccessTokens(RING, () -> US, Duration.ofMinutes(30), NOW::get);
  private static final SigningKey KEY = RING.active();

  private static final AccessTokens.Order ORDER =
      new AccessTokens.Order(
          "usr_0001", "console", Set.of(Scope.PROFILE, Scope.AUDITS_READ), Optional.of("s-1"));

  @Test
  void a_token_says_what_it_was_issued_for() {
    var issued = TOKENS.issue(ORDER);
    var claims = TOKENS.verify(issued.token()).orElseThrow();
    assertThat(claims.subject()).isEqualTo("usr_0001");
    assertThat(claims.client()).isEqualTo("console");
    assertThat(claims.scopes()).containsExactlyInAnyOrder(Scope.PROFILE, Scope.AUDITS_READ);
    assertThat(claims.session()).contains("s-1");
    assertThat(claims.issuedAt()).isEqualTo(NOON);
    assertThat(claims.expiresAt()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
    assertThat(issued.expiresAt()).isEqualTo(claims.expiresAt());
  }

  @Test
  void a_token_made_by_hand_after_the_rules_is_taken() {
    assertThat(TOKENS.verify(token(Forge.header(KEY), payload(Map.of())))).isPresent();
    for (var type : new String[] {"AT+JWT", "application/at+jwt"}) {
      var header = Forge.header(KEY).replace("at+jwt", type);
      assertThat(TOKENS.verify(token(header, payload(Map.of())))).as(type).isPresent();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"headers", "claims", "forms", "signatures"})
  void is_refused(String what, String token) {
    assertThat(TOKENS.verify(token)).as(what).isEmpty();
  }

  static Stream<Arguments> headers() {
    var all = new LinkedHashMap<String, String>();
    for (var alg :
        new String[] {"none", "None", "NONE", "nOnE", "PS256", "RS384", "ES256", "HS256"}) {
      all.put("algorithm " + alg, with("\"RS256\"", "\"" + alg + "\""));
    }
    for (var type : new String[] {"JWT", "logout+jwt", "dpop+jwt", ""}) {
      all.put("type " + type, with("at+jwt", type));
    }
    all.put("no type", "{\"alg\":\"RS256\",\"kid\":\"" + KEY.id() + "\"}");
    all.put("no key", "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}");
    var names =
        new String[] {
          "",
          "x".repeat(7_000),
          "../../../../dev/null",
          "' OR 1=1--",
          "\\u0000",
          "http://127.0.0.1/k",
          "unknown"
        };
    for (var name : names) {
      all.put("key " + name.substring(0, Math.min(20, name.length())), with(KEY.id(), name));
    }
    all.put("key as a number", with("\"" + KEY.id() + "\"", "1"));
    all.put("key in a list", with("\"" + KEY.id() + "\"", "[\"" + KEY.id() + "\"]"));
    for (var more :
        new String[] {
          "\"crit\":[\"zzz\"]",
          "\"crit\":[\"b64\"],\"b64\":false",
          "\"crit\":[]",
          "\"crit\":[\"exp\"]",
          "\"jku\":\"http://127.0.0.1/\"",
          "\"x5u\":\"http://127.0.0.1/\"",
          "\"jwk\":{\"kty\":\"RSA\"}",
          "\"x5c\":[\"\"]",
          "\"zip\":\"DEF\"",
          "\"alg\":\"RS256\"",
          "\"\\u0061lg\":\"RS256\"",
          "\"cty\":\"JWT\""
        }) {
      all.put("also " + more, Forge.header(KEY).replace("}", "," + more + "}"));
    }
    all.put("a byte order mark", "\uFEFF" + Forge.header(KEY));
    return all.entrySet().stream()
        .map(it -> Arguments.of("header: " + it.getKey(), token(it.getValue(), payload(Map.of()))));
  }

  private static String with(String part, String instead) {
    return Forge.header(KEY).replace(part, instead);
  }

  static Stream<Arguments> claims() {
    var all = new LinkedHashMap<String, String>();
    for (var name : new String[] {"exp", "iat", "iss", "aud", "sub", "jti", "client_id"}) {
      all.put("without " + name, payload(Map.of(name, "")));
      for (var odd : new String[] {"null", "true", "[]", "{}", "1.5"}) {
        all.put(name + " " + odd, payload(Map.of(name, odd)));
      }
    }
    for (var exp :
        new String[] {
          "\"9999999999\"", "-1", "1e300", "92233720368547758079999", "" + at(-31), "" + at(36_000)
        }) {
      all.put("exp " + exp, payload(Map.of("exp", exp)));
    }
    all.put("nbf in the future", payload(Map.of("nbf", "" + at(31))));
    all.put("nbf as text", payload(Map.of("nbf", "\"1\"")));
    all.put("iat in the future", payload(Map.of("iat", "" + at(31))));
    for (var iss :
        new String[] {US + "/", US.toUpperCase(java.util.Locale.ROOT), "https://other.example"}) {
      all.put("issuer " + iss, payload(Map.of("iss", "\"" + iss + "\"")));
    }
    for (var aud :
        new String[] {
          "1", "[]", "[\"other\"]", "[\"other\",\"" + US + "\"]", "\"" + US + ".evil\""
        }) {
      all.put("audience " + aud, payload(Map.of("aud", aud)));
    }
    all.put("subject 1", payload(Map.of("sub", "1")));
    all.put("session 1", payload(Map.of("sid", "1")));
    all.put("twice", payload(Map.of()).replace("{", "{\"sub\":\"usr_0002\","));
    all.put("twice, escaped", payload(Map.of()).replace("{", "{\"s\\u0075b\":\"usr_0002\","));
    for (var other :
        new String[] {"[]", "\"text\"", "5", "{}", payload(Map.of()) + "x", "\uFEFF{}"}) {
      all.put("payload " + other.substring(0, Math.min(other.length(), 9)), other);
    }
    all.put("deep", payload(Map.of("x", "[".repeat(2_500) + "]".repeat(2_500))));
    return all.entrySet().stream()
        .map(it -> Arguments.of("claims: " + it.getKey(), token(Forge.header(KEY), it.getValue())));
  }

  static Stream<Arguments> forms() {
    var good = token(Forge.header(KEY), payload(Map.of()));
    var parts = good.split("\\.", -1);
    var all = new LinkedHashMap<String, String>();
    all.put("empty", "");
    all.put("dots", "..");
    all.put("two parts", parts[0] + "." + parts[1]);
    all.put("four parts", good + ".x");
    all.put("five parts", good + ".x.y");
    all.put("no signature", parts[0] + "." + parts[1] + ".");
    all.put("a megabyte", good + "A".repeat(1_000_000));
    all.put("a large header", "A".repeat(30_000) + "." + parts[1] + "." + parts[2]);
    for (var odd : new String[] {" ", "\n", "\t", "+", "/", "=", "%", "é", "\u0000"}) {
      for (int part = 0; part < 3; part++) {
        var copy = parts.clone();
        copy[part] = copy[part].substring(0, 4) + odd + copy[part].substring(4);
        all.put("'" + (int) odd.charAt(0) + "' in part " + part, String.join(".", copy));
      }
      all.put("'" + (int) odd.charAt(0) + "' behind", good + odd);
      all.put("'" + (int) odd.charAt(0) + "' before", odd + good);
    }
    all.put("stray bits at the end", strayBits(good));
    return all.entrySet().stream().map(it -> Arguments.of("form: " + it.getKey(), it.getValue()));
  }

  /// 256 bytes leave two unused bits in their last character.
  private static String strayBits(String token) {
    char last = token.charAt(token.length() - 1);
    return token.substring(0, token.length() - 1) + (char) (last + 1);
  }

  static Stream<Arguments> signatures() {
    var all = new LinkedHashMap<String, String>();
    var header = Forge.header(KEY);
    var payload = payload(Map.of());
    var open = (RSAPublicKey) KEY.pair().getPublic();
    var hs = header.replace("RS256", "HS256");
    var pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(open.getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    all.put(
        "MAC with the key as PEM", Forge.mac(hs, payload, pem.getBytes(StandardCharsets.UTF_8)));
    all.put("MAC with the key as DER", Forge.mac(hs, payload, open.getEncoded()));
    all.put("MAC with the modulus", Forge.mac(hs, payload, open.getModulus().toByteArray()));
    all.put(
        "MAC with the JWK",
        Forge.mac(hs, payload, RING.published().toString().getBytes(StandardCharsets.UTF_8)));
    all.put("MAC with a word", Forge.mac(hs, payload, "secret".getBytes(StandardCharsets.UTF_8)));
    all.put("MAC with zeros", Forge.mac(header, payload, new byte[32]));
    all.put("another key", Forge.token(header, payload, Forge.rsa(2048).getPrivate()));
    all.put("a small key", Forge.token(header, payload, Forge.rsa(1024).getPrivate()));
    var signed = Forge.encode(header) + "." + Forge.encode(payload);
    all.put(
        "SHA-512",
        signed + "." + Forge.signature(signed, "SHA512withRSA", KEY.pair().getPrivate()));
    all.put("zeros", signed + "." + Forge.encode(new byte[256]));
    all.put("one", signed + "." + Forge.encode(BigInteger.ONE.toByteArray()));
    var good = token(header, payload);
    all.put(
        "of another payload",
        Forge.encode(header)
            + "."
            + Forge.encode(payload.replace("usr_0001", "usr_0002"))
            + good.substring(good.lastIndexOf('.')));
    return all.entrySet().stream()
        .map(it -> Arguments.of("signature: " + it.getKey(), it.getValue()));
  }

  @Test
  void a_token_is_good_until_its_end_and_the_clocks_are_allowed_to_differ() {
    assertThat(TOKENS.verify(token(Forge.header(KEY), payload(Map.of("exp", "" + at(-29))))))
        .isPresent();
    assertThat(TOKENS.verify(token(Forge.header(KEY), payload(Map.of("exp", "" + at(-30))))))
        .isEmpty();
  }

  @Test
  void a_key_that_retires_still_verifies_and_one_that_is_gone_does_not() {
    var now = new AtomicReference<>(NOON);
    var ring = new KeyRing(new InMemorySigningKeys(now::get), now::get);
    var tokens = new JwtAccessTokens(ring, () -> US, Duration.ofMinutes(30), now::get);
    var first = ring.active();
    now.set(NOON.plus(KeyRing.AGES.active()));
    assertThat(ring.active().id()).isNotEqualTo(first.id());
    assertThat(ring.verifying(first.id()))
        .get()
        .extracting(SigningKey::stage)
        .isEqualTo(Stage.RETIRING);
    var late = Forge.token(Forge.header(first), payloadAt(now.get()), first.pair().getPrivate());
    assertThat(tokens.verify(late)).isPresent();
    now.set(now.get().plus(KeyRing.AGES.retiring()));
    assertThat(ring.active().id()).isNotEqualTo(first.id());
    var later = Forge.token(Forge.header(first), payloadAt(now.get()), first.pair().getPrivate());
    assertThat(tokens.verify(later)).isEmpty();
  }

  @Test
  void a_token_that_was_good_before_is_no_longer_once_its_time_or_its_key_is_over() {
    var now = new AtomicReference<>(NOON);
    var ring = new KeyRing(new InMemorySigningKeys(now::get), now::get);
    var tokens = new JwtAccessTokens(ring, () -> US, Duration.ofMinutes(30), now::get);
    var key = ring.active();
    var token = tokens.issue(ORDER).token();
    assertThat(tokens.verify(token)).isPresent();
    now.set(NOON.plus(Duration.ofMinutes(31)));
    assertThat(tokens.verify(token)).isEmpty();
    now.set(NOON);
    assertThat(tokens.verify(token)).isPresent();
    now.set(NOON.plus(KeyRing.AGES.active()));
    assertThat(ring.active().id()).isNotEqualTo(key.id());
    now.set(now.get().plus(KeyRing.AGES.retiring()));
    assertThat(ring.active().id()).isNotEqualTo(key.id());
    now.set(NOON);
    assertThat(tokens.verify(token)).as("as if its time had come again").isEmpty();
  }

  @Test
  void a_token_like_one_that_was_good_is_not() {
    var token = TOKENS.issue(ORDER).token();
    assertThat(TOKENS.verify(token)).isPresent();
    assertThat(TOKENS.verify(token)).isPresent();
    assertThat(TOKENS.verify(token + "A")).isEmpty();
    assertThat(TOKENS.verify(token.substring(0, token.length() - 1))).isEmpty();
    assertThat(TOKENS.verify(token.replace(".", ".A"))).isEmpty();
  }

  @Test
  void what_is_published_holds_no_private_part() {
    assertThat(RING.published().toString())
        .contains(KEY.id(), "RS256", "sig")
        .doesNotContain(" d=", " p=", " q=", " dp=");
  }

  private static String token(String header, String payload) {
    return Forge.token(header, payload, KEY.pair().getPrivate());
  }

  private static long at(long seconds) {
    return NOON.getEpochSecond() + seconds;
  }

  private static String payloadAt(Instant now) {
    return payload(
        Map.of(
            "iat", "" + now.getEpochSecond(),
            "exp", "" + (now.getEpochSecond() + 60)));
  }

  /// @param changed claims in JSON instead of the right ones; an empty text leaves one out
  private static String payload(Map<String, String> changed) {
    var claims = new LinkedHashMap<String, String>();
    claims.put("iss", "\"" + US + "\"");
    claims.put("aud", "\"" + US + "\"");
    claims.put("sub", "\"usr_0001\"");
    claims.put("client_id", "\"console\"");
    claims.put("scope", "\"profile admin:write unheard:of\"");
    claims.put("jti", "\"j-1\"");
    claims.put("iat", "" + NOON.getEpochSecond());
    claims.put("exp", "" + at(60));
    claims.putAll(changed);
    claims.values().removeIf(String::isEmpty);
    var text = new StringBuilder("{");
    claims.forEach((name, value) ->
        text.append(text.length() > 1 ? "," : "")
            .append('"')
            .append(name)
            .append("\":")
            .append(value));
    return text.append("}").toString();
  }
}
