package com.socmate.adapters.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The fields of a form that was sent as `application/x-www-form-urlencoded`. A field that is there
/// twice is refused: two readers could take different ones.
public final class Form {
  private static final int MOST = 65_536;
  private static final String TYPE = "application/x-www-form-urlencoded";

  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = fields;
  }

  static Form read(Context ctx) {
    var type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
    if (!type.replaceFirst("\\s*;.*", "").equals(TYPE)) {
      throw Refused.unsupportedMediaType("The body must be sent as Content-Type: " + TYPE + ".");
    }
    try {
      byte[] bytes = ctx.req().getInputStream().readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw Refused.tooLarge(MOST);
      }
      return parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The body could not be read to its end.", e);
    }
  }

  static Form parse(String text) {
    var fields = new HashMap<String, String>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      var name = decode(equals < 0 ? pair : pair.substring(0, equals));
      var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (fields.put(name, value) != null) {
        throw Refused.badParameter("The field '" + name + "' is there more than once.");
      }
    }
    return new Form(fields);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refused.badParameter("The form is malformed.");
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name))
        .filter(value -> !value.isEmpty() && value.indexOf(0) < 0);
  }

  String textOrEmpty(String name) {
    return text(name).orElse("");
  }
}
