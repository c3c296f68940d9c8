package com.socmate.adapters.identity;

import com.socmate.application.port.Passwords;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id, written in the usual form `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. Each hash takes 19
/// MiB for its time, so only a few are made at once and the others wait.
public final class Argon2Passwords implements Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int AT_ONCE = 4;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random = new SecureRandom();
  private final Semaphore room = new Semaphore(AT_ONCE);

  /// No password's. It is compared with as every other is and takes as long; to make it costs
  /// nothing.
  final String nobodys = text(random(SALT), random(HASH));

  @Override
  public String hash(String password) {
    byte[] salt = random(SALT);
    return text(salt, argon2(password, salt, MEMORY_KIB, PASSES, LANES));
  }

  private static String text(byte[] salt, byte[] hash) {
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  @Override
  public boolean matches(String password, Optional<String> hash) {
    return isHash(password, hash.orElse(nobodys)) && hash.isPresent();
  }

  private boolean isHash(String password, String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("A password's hash has another form.");
    }
    byte[] wanted = Base64.getDecoder().decode(form.group(5));
    byte[] found =
        argon2(
            password,
            Base64.getDecoder().decode(form.group(4)),
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3)));
    return MessageDigest.isEqual(wanted, found);
  }

  private byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes) {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build();
    // The same password may be typed with composed or decomposed letters.
    var typed = Normalizer.normalize(password, Normalizer.Form.NFC);
    byte[] hash = new byte[HASH];
    room.acquireUninterruptibly();
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(parameters);
      generator.generateBytes(typed.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      room.release();
    }
    return hash;
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
