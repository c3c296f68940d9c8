package com.socmate.domain.audit.observatory;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/// A source in a directive while several policies are laid over each other.
final class CspSource {
  /// Characters as dictionaries sort them; letters come last.
  private static final String ORDER =
      "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz";

  static final Comparator<CspSource> ALPHABETICAL = (a, b) -> compare(a.text, b.text);

  final String text;
  final int policy;
  boolean kept;

  CspSource(String text, int policy, boolean kept) {
    this.text = text;
    this.policy = policy;
    this.kept = kept;
  }

  private static int compare(String a, String b) {
    for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
      int difference = Integer.compare(rank(a.charAt(i)), rank(b.charAt(i)));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int rank(char c) {
    int place = ORDER.indexOf(c);
    return place < 0 ? ORDER.length() + c : place;
  }

  /// Whether this source, of another policy, allows the other one: equal part by part, or a folder
  /// the other lies in.
  boolean allows(CspSource other) {
    if (text.isEmpty()) {
      return true;
    }
    boolean folder = text.endsWith("/");
    var mine = text.split("/", -1);
    var its = other.text.split("/", -1);
    if (mine.length > its.length || (!folder && mine.length != its.length)) {
      return false;
    }
    int parts = folder ? mine.length - 1 : mine.length;
    for (int i = 0; i < parts; i++) {
      if (!decoded(mine[i]).equals(decoded(its[i]))) {
        return false;
      }
    }
    return true;
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
