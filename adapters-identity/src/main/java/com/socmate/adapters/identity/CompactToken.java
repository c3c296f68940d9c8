package com.socmate.adapters.identity;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A signed token in its strict form: three parts in canonical base64url, UTF-8 within, a header of
/// algorithm, key and type and nothing else. All of it is looked at before any library is.
///
/// @param signed what the signature is over
record CompactToken(
    String keyId,
    String type,
    Map<String, Object> claims,
    ByteBuffer signed,
    ByteBuffer signature) {
  static final int LONGEST = 8_192;
  static final String ALGORITHM = "RS256";
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{(\\s*\"(alg|kid|typ)\"\\s*:\\s*\"[A-Za-z0-9_+/.-]{1,64}\"\\s*,?){3}\\s*}");
  private static final Set<String> MEMBERS = Set.of("alg", "kid", "typ");

  static Optional<CompactToken> parse(String text) {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(text));
    } catch (IllegalArgumentException | CharacterCodingException | ParseException _) {
      return Optional.empty();
    }
  }

  private static CompactToken read(String text) throws CharacterCodingException, ParseException {
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    var headerText = utf8(decode(text.substring(0, first)));
    var header = object(headerText);
    require(HEADER.matcher(headerText).matches() && header.keySet().equals(MEMBERS));
    require(ALGORITHM.equals(header.get("alg")));
    var keyId = String.valueOf(header.get("kid"));
    require(KEY_ID.matcher(keyId).matches());
    return new CompactToken(
        keyId,
        String.valueOf(header.get("typ")),
        object(utf8(decode(text.substring(first + 1, second)))),
        ByteBuffer.wrap(text.substring(0, second).getBytes(StandardCharsets.US_ASCII)),
        ByteBuffer.wrap(decode(text.substring(second + 1))));
  }

  /// The library refuses members that are there twice.
  private static Map<String, Object> object(String json) throws ParseException {
    require(json.startsWith("{") && json.endsWith("}"));
    return JSONObjectUtils.parse(json);
  }

  private static byte[] decode(String part) {
    byte[] bytes = Base64.getUrlDecoder().decode(part);
    require(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part));
    return bytes;
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("The token has another form.");
    }
  }

  /// A claim that is a text.
  Optional<String> text(String name) {
    return claims.get(name) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /// A claim that is a time in whole seconds.
  Optional<Long> seconds(String name) {
    return claims.get(name) instanceof Long seconds && seconds >= 0 && seconds < 1L << 40
        ? Optional.of(seconds)
        : Optional.empty();
  }

  /// An array of the bytes that a buffer holds.
  static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
