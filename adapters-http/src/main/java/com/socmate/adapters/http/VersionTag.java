package com.socmate.adapters.http;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The entity tag of a thing that counts its versions: `"v7"`.
final class VersionTag {
  private static final Pattern TAG = Pattern.compile("\"v([0-9]{1,18})\"");

  private VersionTag() {}

  static String of(long version) {
    return "\"v" + version + "\"";
  }

  /// The version a header names; empty for `*`, which any version matches.
  static OptionalLong parse(String header) {
    var text = header.strip();
    if (text.equals("*")) {
      return OptionalLong.empty();
    }
    Matcher tag = TAG.matcher(text);
    if (!tag.matches()) {
      throw Refused.badParameter(
          "If-Match holds the one ETag that an answer gave, such as \"v7\", or *.");
    }
    return OptionalLong.of(Long.parseLong(tag.group(1)));
  }
}
