package com.socmate.adapters.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// One file of the console, and the same packed. Files hold nothing of anybody's, so compressing
/// them tells nothing; those with a hash in their name are kept for good.
record ConsoleFile(StaticFile plain, StaticFile packed, boolean worthPacking) {
  private static final Pattern HASHED = Pattern.compile(".+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2");

  static ConsoleFile of(String name, byte[] bytes) {
    var ending = name.substring(name.lastIndexOf('.') + 1);
    var type = TYPES.getOrDefault(ending, "application/octet-stream");
    var caching =
        HASHED.matcher(name).matches() ? "public, max-age=31536000, immutable" : "no-cache";
    return new ConsoleFile(
        new StaticFile(type, bytes, caching),
        new StaticFile(type, pack(bytes), caching),
        !ending.equals("woff2"));
  }

  Answer answer(Call call) {
    boolean wanted = call.header("Accept-Encoding").filter(it -> it.contains("gzip")).isPresent();
    return worthPacking && wanted
        ? packed.answer(call).with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding")
        : plain.answer(call).with("Vary", "Accept-Encoding");
  }

  private static byte[] pack(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
