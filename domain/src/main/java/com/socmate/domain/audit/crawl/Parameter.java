package com.socmate.domain.audit.crawl;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// A parameter of an address, decoded.
public record Parameter(String name, String value) {
  static Parameter read(String text) {
    var words = text.split("=", 2);
    return new Parameter(decoded(words[0]), words.length > 1 ? decoded(words[1]) : "");
  }

  public String written() {
    return encoded(name) + "=" + encoded(value);
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
