package com.socmate.adapters.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Tokens whose form and signature were found right, by their hash, so that a token that comes with
/// every request is checked once. Only what can never change about a token is remembered: whether
/// it is still in time, and its key still counts, is asked anew. Those used last are kept.
final class GenuineTokens {
  private static final int MOST = 4_096;

  private final Map<ByteBuffer, CompactToken> tokens =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, CompactToken> eldest) {
          return size() > MOST;
        }
      };

  /// @param check asked for a token that is not known; one that is not genuine is not remembered
  Optional<CompactToken> of(String text, Function<String, Optional<CompactToken>> check) {
    if (text.length() > CompactToken.LONGEST) {
      return Optional.empty();
    }
    var hash = ByteBuffer.wrap(sha256(text));
    return known(hash)
        .or(() -> {
          var checked = check.apply(text);
          checked.ifPresent(token -> remember(hash, token));
          return checked;
        });
  }

  private synchronized Optional<CompactToken> known(ByteBuffer hash) {
    return Optional.ofNullable(tokens.get(hash));
  }

  private synchronized void remember(ByteBuffer hash, CompactToken token) {
    tokens.put(hash, token);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }
}
