package com.socmate.kql.storage;

/// The column a field's name means.
final class Headers {
  private Headers() {}

  /// `TimeGenerated [UTC]` is `TimeGenerated`; characters no column name has become `_`.
  static String column(String header) {
    String bare = header.strip();
    int zone = bare.indexOf(" [");
    if (zone > 0 && bare.endsWith("]")) {
      bare = bare.substring(0, zone);
    }
    StringBuilder name = new StringBuilder(bare.length());
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      name.append(Character.isLetterOrDigit(c) || c == '_' ? c : '_');
    }
    return name.isEmpty() ? "_" : name.toString();
  }
}
