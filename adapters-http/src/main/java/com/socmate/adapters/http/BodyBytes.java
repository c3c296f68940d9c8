package com.socmate.adapters.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The bytes of a body that says it is JSON, at most a million and some of them, never unpacked.
final class BodyBytes {
  static final int MOST = 1_048_576;
  private static final String READ = "socmate.body";
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final Pattern JSON =
      Pattern.compile("application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?\\s*");

  private static final Pattern YAML =
      Pattern.compile("(application|text)/(x-)?yaml(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?\\s*");

  private BodyBytes() {}

  static byte[] read(Context ctx) {
    requireType(ctx, JSON, "application/json");
    return ofAnyType(ctx);
  }

  static byte[] readYaml(Context ctx) {
    requireType(ctx, YAML, "application/yaml");
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
      return read(ctx.req().getInputStream(), System.nanoTime() + TIME.toNanos());
    } catch (IOException e) {
      throw new UncheckedIOException("The body could not be read to its end.", e);
    }
  }

  /// A byte now and then keeps a connection from being idle, so the whole has a limit as well.
  private static byte[] read(InputStream in, long deadline) throws IOException {
    var body = new ByteArrayOutputStream();
    var piece = new byte[8_192];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      body.write(piece, 0, read);
      if (body.size() > MOST) {
        throw Refused.tooLarge(MOST);
      }
      if (System.nanoTime() > deadline) {
        throw Refused.tooSlow(TIME);
      }
    }
    return body.toByteArray();
  }

  private static void requireType(Context ctx, Pattern wanted, String name) {
    // The container would look up the charset, and fail at one that there is not.
    var types = Collections.list(ctx.req().getHeaders("Content-Type"));
    if (types.size() != 1 || !wanted.matcher(types.getFirst().toLowerCase(Locale.ROOT)).matches()) {
      throw Refused.unsupportedMediaType(
          "The body must be sent as Content-Type: " + name + ", in UTF-8.");
    }
    var encoding = Optional.ofNullable(ctx.header("Content-Encoding")).orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw Refused.unsupportedMediaType("The body must not be compressed.");
    }
  }
}
