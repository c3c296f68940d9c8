package com.socmate.domain.audit.library;

/// A version of dotted parts; a part that is no number, such as `rc1`, comes before every number.
record LibraryVersion(String text) implements Comparable<LibraryVersion> {
  @Override
  public int compareTo(LibraryVersion other) {
    var mine = text.split("[.-]", -1);
    var its = other.text.split("[.-]", -1);
    for (int i = 0; i < Math.max(mine.length, its.length); i++) {
      int difference = compare(i < mine.length ? mine[i] : "0", i < its.length ? its[i] : "0");
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static int compare(String a, String b) {
    boolean numbers = isNumber(a) && isNumber(b);
    if (numbers) {
      return Long.compare(Long.parseLong(a), Long.parseLong(b));
    }
    return isNumber(a) ? 1 : isNumber(b) ? -1 : a.compareTo(b);
  }

  private static boolean isNumber(String part) {
    return part.matches("[0-9]{1,18}");
  }
}
