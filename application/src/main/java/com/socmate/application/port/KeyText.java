package com.socmate.application.port;

import com.socmate.domain.id.ApiKeyId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The text of an API key: `sk_live_`, the key's id, a secret of 256 bits, and a checksum over all
/// of it, so that a mistyped or invented key is told from a real one without asking anybody.
public final class KeyText {
  private static final String PREFIX = "sk_live_";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int SECRET = 43;
  private static final int CHECKSUM = 6;
  private static final int ENDING = 4;
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "([0-9a-z]{4,40})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})");

  private final ApiKeyId key;
  private final String text;

  private KeyText(ApiKeyId key, String text) {
    this.key = key;
    this.text = text;
  }

  /// A new text for a key. The generator must be one for secrets.
  public static KeyText fresh(ApiKeyId key, RandomGenerator random) {
    var text =
        new StringBuilder(PREFIX)
            .append(key.value().substring(ApiKeyId.PREFIX.length() + 1))
            .append('_');
    random.ints(SECRET, 0, DIGITS.length()).mapToObj(DIGITS::charAt).forEach(text::append);
    return new KeyText(key, text.append(checksum(text.toString())).toString());
  }

  /// What a request shows; empty if it is no key at all.
  public static Optional<KeyText> read(String shown) {
    return Optional.of(FORM.matcher(shown))
        .filter(Matcher::matches)
        .filter(form -> form.group(3).equals(checksum(shown.substring(0, form.start(3)))))
        .map(form -> new KeyText(new ApiKeyId(ApiKeyId.PREFIX + "_" + form.group(1)), shown));
  }

  private static String checksum(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    var digits = new StringBuilder();
    long rest = crc.getValue();
    for (int digit = 0; digit < CHECKSUM; digit++) {
      digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
      rest /= DIGITS.length();
    }
    return digits.toString();
  }

  public ApiKeyId key() {
    return key;
  }

  /// The whole text: to be shown once, to be hashed, and to be kept nowhere.
  public String reveal() {
    return text;
  }

  /// The last characters, by which a person tells the key from others.
  public String ending() {
    return text.substring(text.length() - ENDING);
  }

  /// Without the secret.
  @Override
  public String toString() {
    return PREFIX + "****" + ending();
  }
}
