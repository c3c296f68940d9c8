package com.socmate.application.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A short text that can be kept where others read, since only the secret it was blinded with makes
/// it readable: the pad follows from the secret, which is good for one text.
final class Blinded {
  private static final int LONGEST = 64;

  private Blinded() {}

  static String of(String text, String secret) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST) {
      throw new IllegalArgumentException("A text to be blinded has at most 64 bytes.");
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(padded(bytes, secret));
  }

  /// The text again; with another secret, some other text.
  static String opened(String blinded, String secret) {
    return new String(
        padded(Base64.getUrlDecoder().decode(blinded), secret), StandardCharsets.UTF_8);
  }

  private static byte[] padded(byte[] bytes, String secret) {
    byte[] pad = pad(secret);
    byte[] result = bytes.clone();
    for (int at = 0; at < result.length; at++) {
      result[at] ^= pad[at];
    }
    return result;
  }

  private static byte[] pad(String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
      return mac.doFinal("pad".getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform brings HMAC-SHA-512.", e);
    }
  }
}
