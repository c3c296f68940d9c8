package com.socmate.kql.bind;

/// Names matched against patterns in which `*` is any stretch of characters.
final class Wildcards {
  private Wildcards() {}

  static boolean match(String pattern, String name) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(name);
    }
    if (!name.startsWith(pattern.substring(0, star))) {
      return false;
    }
    int at = star;
    String[] parts = pattern.substring(star + 1).split("\\*", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      int found = name.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    String last = parts[parts.length - 1];
    return name.length() - last.length() >= at && name.endsWith(last);
  }
}
