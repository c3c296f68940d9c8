package com.socmate.adapters.sentinel.ingest;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;

/// A column's name as a portal exports it, such as `TimeGenerated [UTC]`, taken apart.
record Header(String name, ZoneId zone, boolean isTime) {
  private static final int LONGEST = 200;
  private static final Pattern WITH_ZONE = Pattern.compile("^(.*\\S)\\s*\\[(.+)]$");
  private static final Pattern OFFSET = Pattern.compile("UTC([+-](?:0\\d|1[0-7]):[0-5]\\d)");
  private static final Map<String, String> ZONES =
      Map.of(
          "Eastern Time (US and Canada)", "America/New_York",
          "Central Time (US and Canada)", "America/Chicago",
          "Mountain Time (US and Canada)", "America/Denver",
          "Pacific Time (US and Canada)", "America/Los_Angeles",
          "Greenwich Mean Time", "Europe/London");

  static Header of(String raw) {
    var text = raw.strip();
    var parts = WITH_ZONE.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      return new Header(text, ZoneOffset.UTC, false);
    }
    return new Header(parts.group(1), zone(parts.group(2)), true);
  }

  /// A zone we do not know is taken for UTC.
  private static ZoneId zone(String label) {
    var offset = OFFSET.matcher(label);
    if (offset.find()) {
      return ZoneOffset.of(offset.group(1));
    }
    var known = ZONES.get(label);
    return known == null ? ZoneOffset.UTC : ZoneId.of(known);
  }
}
