package com.socmate.kql.function;

import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.TextBlob;
import org.jspecify.annotations.Nullable;

/// Looks for one text in others, minding case or not, anywhere or at the bounds of terms. A term is
/// a run of letters and digits.
final class TextSearch {
  /// Characters of logs, the most common last; others are rarer than all of these.
  private static final String COMMON_LAST = "zqjxkvbywgfpmuhd/\\:;=_,-lcrsnoiat.0123456789 e";

  private final String sought;
  private final boolean caseSensitive;

  /// Where in the sought text its rarest character stands, in both cases. The platform finds single
  /// characters many at a time, so that is what texts are scanned for.
  private final int pivot;

  private final char pivotLower;
  private final char pivotUpper;

  TextSearch(String sought, boolean caseSensitive) {
    this.sought = sought;
    this.caseSensitive = caseSensitive;
    this.pivot = rarest(sought);
    char rare = sought.isEmpty() ? ' ' : sought.charAt(pivot);
    this.pivotLower = Character.toLowerCase(rare);
    this.pivotUpper = Character.toUpperCase(rare);
  }

  private static int rarest(String text) {
    int best = 0;
    for (int i = 1; i < text.length(); i++) {
      if (commonness(text.charAt(i)) < commonness(text.charAt(best))) {
        best = i;
      }
    }
    return best;
  }

  private static int commonness(char c) {
    return COMMON_LAST.indexOf(Character.toLowerCase(c));
  }

  /// Which values of a column hold the text at all, found in one pass over its bytes; null where
  /// the column has no bytes to pass over, or a look at each row is less work.
  boolean @Nullable [] candidates(StringColumn texts) {
    TextBlob blob = texts.blob().orElse(null);
    if (blob == null
        || !blob.isAscii()
        || texts.isConstant()
        || sought.isEmpty()
        || texts.size() * 4L < blob.count()
        || !sought.chars().allMatch(it -> it < 128)) {
      return null;
    }
    return blob.holding(sought, pivot, caseSensitive);
  }

  boolean isIn(String text) {
    return find(text, 0) >= 0;
  }

  boolean starts(String text) {
    return text.regionMatches(!caseSensitive, 0, sought, 0, sought.length());
  }

  boolean ends(String text) {
    return text.regionMatches(
        !caseSensitive, text.length() - sought.length(), sought, 0, sought.length());
  }

  boolean equalTo(String text) {
    return caseSensitive ? text.equals(sought) : text.equalsIgnoreCase(sought);
  }

  /// Whether it stands in the text with no letter or digit touching the ends that are asked for.
  boolean isTerm(String text, boolean boundBefore, boolean boundAfter) {
    if (sought.isEmpty()) {
      return true;
    }
    int length = sought.length();
    boolean before = boundBefore && isTermPart(sought.charAt(0));
    boolean after = boundAfter && isTermPart(sought.charAt(length - 1));
    for (int at = find(text, 0); at >= 0; at = find(text, at + 1)) {
      int end = at + length;
      if ((!before || at == 0 || !isTermPart(text.charAt(at - 1)))
          && (!after || end == text.length() || !isTermPart(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  static boolean isTermPart(char c) {
    return c < 128
        ? (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private int find(String text, int from) {
    if (caseSensitive) {
      return text.indexOf(sought, from);
    }
    int length = sought.length();
    if (length == 0) {
      return from <= text.length() ? from : -1;
    }
    int last = text.length() - length + pivot;
    int lower = text.indexOf(pivotLower, from + pivot);
    int upper = pivotLower == pivotUpper ? -1 : text.indexOf(pivotUpper, from + pivot);
    while (lower >= 0 || upper >= 0) {
      boolean isLower = upper < 0 || (lower >= 0 && lower < upper);
      int at = isLower ? lower : upper;
      if (at > last) {
        return -1;
      }
      if (text.regionMatches(true, at - pivot, sought, 0, length)) {
        return at - pivot;
      }
      if (isLower) {
        lower = text.indexOf(pivotLower, at + 1);
      } else {
        upper = text.indexOf(pivotUpper, at + 1);
      }
    }
    return -1;
  }
}
