package com.socmate.adapters.persistence;

import com.socmate.application.port.Secrets;
import com.socmate.application.port.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 under a pepper: what is kept of a secret that need never be read again. Whoever has
/// the database without the pepper cannot even test a guess.
final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int PEPPER_BYTES = 32;

  private final SecretKeySpec pepper;

  KeyedHash(byte[] pepper) {
    this.pepper = new SecretKeySpec(pepper, ALGORITHM);
  }

  /// With the pepper that the vault keeps at a place, made where there is none.
  static KeyedHash under(Vault vault, Secrets.Place place) {
    return new KeyedHash(vault.establish(place, KeyedHash::random));
  }

  private static byte[] random() {
    byte[] pepper = new byte[PEPPER_BYTES];
    new SecureRandom().nextBytes(pepper);
    return pepper;
  }

  byte[] of(String secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(pepper);
      return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform brings " + ALGORITHM + ".", e);
    }
  }

  /// Takes the same time wherever the two differ.
  static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
