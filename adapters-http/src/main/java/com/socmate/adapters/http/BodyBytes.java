package com.socmate.adapters.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The bytes of a body that says it is JSON, at most a million and some of them, never unpacked.
final class BodyBytes {
  static final int MOST = 1_048_576;
  private static final String READ = "socmate.body";
  private static final Pattern JSON =
      Pattern.compile("application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?\\s*");

  private BodyBytes() {}

  static byte[] read(Context ctx) {
    requireJson(ctx);
    return ofAnyType(ctx);
  }

  /// The bytes whatever type they say they are of; a second reader gets the same ones.
  static byte[] ofAnyType(Context ctx) {
    return Optional.<byte[]>ofNullable(ctx.attribute(READ))
        .orElseGet(() -> {
          byte[] bytes = readOnce(ctx);
          ctx.attribute(READ, bytes);
          return bytes;
        });
  }

  private static byte[] readOnce(Context ctx) {
    if (ctx.req().getContentLengthLong() > MOST) {
      throw Refused.tooLarge(MOST);
    }
    try {
      byte[] bytes = ctx.req().getInputStream().readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw Refused.tooLarge(MOST);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("The body could not be read to its end.", e);
    }
  }

  private static void requireJson(Context ctx) {
    var type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
    if (!JSON.matcher(type).matches()) {
      throw Refused.unsupportedMediaType(
          "The body must be sent as Content-Type: application/json, in UTF-8.");
    }
    var encoding = Optional.ofNullable(ctx.header("Content-Encoding")).orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw Refused.unsupportedMediaType("The body must not be compressed.");
    }
  }
}
