package com.socmate.adapters.persistence.secret;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/// The keys that close other keys. The first is the one in use; the others open what was closed
/// before it.
public final class MasterKeys {
  private static final int BYTES = 32;
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

  private final Map<KeyId, SecretKeySpec> keys;
  private final KeyId current;

  private MasterKeys(Map<KeyId, SecretKeySpec> keys, KeyId current) {
    this.keys = keys;
    this.current = current;
  }

  /// Reads keys of 32 bytes in base 64, of either alphabet, one after the other.
  ///
  /// @param source what to name in the sentence that refuses them; never the text itself
  /// @throws IllegalArgumentException if there is none or one is malformed
  public static MasterKeys parse(String text, String source) {
    var keys = new LinkedHashMap<KeyId, SecretKeySpec>();
    for (String word : words(text)) {
      byte[] key = decode(word, source);
      keys.put(KeyId.of(key), new SecretKeySpec(key, "AES"));
    }
    return new MasterKeys(
        keys,
        keys.keySet().stream()
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    source + " holds no key; it holds 32 random bytes in base 64.")));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\R", -1))
        .map(line -> line.replaceFirst("#.*", ""))
        .flatMap(SEPARATOR::splitAsStream)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static byte[] decode(String word, String source) {
    try {
      byte[] key = Base64.getUrlDecoder().decode(word.replace('+', '-').replace('/', '_'));
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException _) {
      // Answered below: the decoder's own words would tell a part of the key.
    }
    throw new IllegalArgumentException(
        source + " holds something that is not a key of 32 bytes in base 64.");
  }

  public KeyId current() {
    return current;
  }

  public Set<KeyId> ids() {
    return keys.keySet();
  }

  SecretKeySpec currentKey() {
    return find(current).orElseThrow();
  }

  Optional<SecretKeySpec> find(KeyId id) {
    return Optional.ofNullable(keys.get(id));
  }

  /// Only the names of the keys.
  @Override
  public String toString() {
    return "MasterKeys" + keys.keySet();
  }
}
