package com.socmate.adapters.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands behind the question mark, read as UTF-8 and as nothing else: the request's own
/// charset has no say, and bytes that are no text are refused rather than replaced.
final class QueryString {
  private QueryString() {}

  static Map<String, List<String>> parse(@Nullable String raw) {
    var parameters = new LinkedHashMap<String, List<String>>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
          var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
          parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(text))).toString();
    } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Refused.badParameter("What stands behind the question mark is no text in UTF-8.");
    }
  }

  private static byte[] bytes(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c == '%') {
        bytes.write(HexFormat.fromHexDigits(text, index + 1, index + 3));
        index += 2;
      } else {
        bytes.writeBytes((c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
