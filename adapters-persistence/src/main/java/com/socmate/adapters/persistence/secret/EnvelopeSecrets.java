package com.socmate.adapters.persistence.secret;

import com.socmate.application.port.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM in an envelope: each secret has a key of its own, and a master key closes that key.
/// So a new master key means new wrapping for 60 bytes of each row, never the secret in the clear.
///
/// An envelope is a version, the master key's id, the wrapped key, and the secret; the place is
/// authenticated with the secret, the id with the wrapped key.
public final class EnvelopeSecrets implements Secrets {
  /// Where the id of the master key stands in an envelope, counted from 0.
  public static final int KEY_ID_AT = 1;

  private static final byte VERSION = 1;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int KEY = 32;
  private static final int WRAPPED = NONCE + KEY + TAG;
  private static final int HEADER = KEY_ID_AT + KeyId.BYTES;
  private static final int LEAST = HEADER + WRAPPED + NONCE + TAG;

  private final Supplier<MasterKeys> masterKeys;
  private final SecureRandom random = new SecureRandom();

  public EnvelopeSecrets(Supplier<MasterKeys> masterKeys) {
    this.masterKeys = masterKeys;
  }

  @Override
  public byte[] seal(Place place, byte[] secret) {
    byte[] key = new byte[KEY];
    random.nextBytes(key);
    return together(
        wrap(key, masterKeys.get()),
        encrypt(new SecretKeySpec(key, "AES"), context(place), secret));
  }

  @Override
  public byte[] open(Place place, byte[] sealed) {
    var buffer = ByteBuffer.wrap(sealed);
    byte[] key = unwrap(sealed, buffer);
    return decrypt(
        new SecretKeySpec(key, "AES"), context(place), rest(buffer), "the secret " + place);
  }

  /// The same envelope under the master key in use; empty if it is already.
  public Optional<byte[]> rewrapped(byte[] sealed) {
    var keys = masterKeys.get();
    if (keyOf(sealed).equals(keys.current())) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(sealed);
    byte[] key = unwrap(sealed, buffer);
    return Optional.of(together(wrap(key, keys), rest(buffer)));
  }

  /// Whether the master keys at hand open an envelope's own key.
  public boolean unwraps(byte[] sealed) {
    try {
      unwrap(sealed, ByteBuffer.wrap(sealed));
      return true;
    } catch (CannotOpen _) {
      return false;
    }
  }

  /// The master keys as they are at this moment.
  public MasterKeys masterKeys() {
    return masterKeys.get();
  }

  /// Which master key an envelope needs.
  public static KeyId keyOf(byte[] sealed) {
    if (sealed.length < LEAST || sealed[0] != VERSION) {
      throw new CannotOpen("What is kept is not an envelope that this version knows.");
    }
    return KeyId.in(sealed, KEY_ID_AT);
  }

  private byte[] wrap(byte[] key, MasterKeys keys) {
    byte[] header = ByteBuffer.allocate(HEADER).put(VERSION).put(keys.current().bytes()).array();
    return together(header, encrypt(keys.currentKey(), header, key));
  }

  private byte[] unwrap(byte[] envelope, ByteBuffer sealed) {
    var id = keyOf(envelope);
    var master =
        masterKeys
            .get()
            .find(id)
            .orElseThrow(() ->
                new CannotOpen(
                    "A secret was sealed with the master key " + id + ", which is not at hand."));
    byte[] header = new byte[HEADER];
    byte[] wrapped = new byte[WRAPPED];
    sealed.get(header).get(wrapped);
    return decrypt(master, header, wrapped, "a wrapped key");
  }

  private byte[] encrypt(SecretKey key, byte[] context, byte[] plain) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      return together(nonce, cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret could not be sealed.", e);
    }
  }

  private static byte[] decrypt(SecretKey key, byte[] context, byte[] closed, String what) {
    byte[] nonce = new byte[NONCE];
    var buffer = ByteBuffer.wrap(closed).get(nonce);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(rest(buffer));
    } catch (GeneralSecurityException _) {
      throw new CannotOpen(
          "The envelope of " + what + " was altered, or was sealed for another place.");
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] context)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  /// Purpose and row, each with its length in front, so that no two places read alike.
  private static byte[] context(Place place) {
    byte[] purpose = place.purpose().getBytes(StandardCharsets.UTF_8);
    byte[] row = place.row().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + purpose.length + row.length)
        .putInt(purpose.length)
        .put(purpose)
        .putInt(row.length)
        .put(row)
        .array();
  }

  private static byte[] rest(ByteBuffer buffer) {
    byte[] rest = new byte[buffer.remaining()];
    buffer.get(rest);
    return rest;
  }

  private static byte[] together(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
