package com.socmate.adapters.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Bytes that stay as they are while the server runs. Whoever has them is told so with 304.
final class StaticFile {
  private static final int TAG_BYTES = 12;

  private final String contentType;
  private final byte[] bytes;
  private final Map<String, String> headers;

  StaticFile(String contentType, byte[] bytes) {
    this(contentType, bytes, "no-cache");
  }

  StaticFile(String contentType, byte[] bytes, String caching) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.headers = Map.of("ETag", tag(bytes), "Cache-Control", caching);
  }

  Answer answer(Call call) {
    boolean unchanged = call.header("If-None-Match").filter(this::names).isPresent();
    return unchanged
        ? new Answer.Empty(304, headers)
        : new Answer.Written(contentType, headers, out -> out.write(bytes));
  }

  private boolean names(String tags) {
    var tag = headers.getOrDefault("ETag", "");
    return tags.strip().equals("*")
        || java.util.Arrays.stream(tags.split(",", -1))
            .map(String::strip)
            .map(it -> it.replaceFirst("^W/", ""))
            .anyMatch(tag::equals);
  }

  private static String tag(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }
}
