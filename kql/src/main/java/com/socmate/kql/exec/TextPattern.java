package com.socmate.kql.exec;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.socmate.kql.bind.ParsePattern;
import com.socmate.kql.bind.ParsePattern.Piece;
import com.socmate.kql.function.EvaluationFailure;
import com.socmate.kql.function.Regex;
import com.socmate.kql.type.ScalarType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the captures of a `parse` pattern in a text.
interface TextPattern {
  /// A text per capture, or null where the text does not fit.
  String @Nullable [] match(String text);

  static TextPattern of(ParsePattern pattern) {
    return pattern.mode() == ParsePattern.Mode.REGEX ? regex(pattern) : new Pieces(pattern);
  }

  private static TextPattern regex(ParsePattern pattern) {
    StringBuilder regex = new StringBuilder();
    List<Piece> pieces = pattern.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      boolean last = i == pieces.size() - 1;
      switch (pieces.get(i)) {
        case Piece.Skip _ -> regex.append(".*?");
        case Piece.Fixed(String text) -> regex.append(text);
        case Piece.Capture(_, ScalarType type) -> regex.append(capture(type, last));
      }
    }
    int groups = pattern.captures();
    try {
      Pattern compiled = Regex.compile(flags(pattern.flags()) + regex);
      int[] places = places(pattern, compiled);
      return text -> groups(compiled, text, groups, places);
    } catch (PatternSyntaxException wrong) {
      throw new EvaluationFailure(
          "The pattern of `parse` is no regular expression: " + wrong.getMessage());
    }
  }

  private static String capture(ScalarType type, boolean last) {
    return switch (type) {
      case INT, LONG -> "(-?\\d+)";
      case REAL, DECIMAL -> "(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)";
      default -> last ? "(.*)" : "(.*?)";
    };
  }

  private static String flags(String flags) {
    StringBuilder known = new StringBuilder();
    for (int i = 0; i < flags.length(); i++) {
      char flag = flags.charAt(i);
      if ("imsU".indexOf(flag) >= 0) {
        known.append(flag);
      }
    }
    return known.isEmpty() ? "" : "(?" + known + ")";
  }

  /// The group of each capture: the fixed pieces may have groups of their own.
  private static int[] places(ParsePattern pattern, Pattern compiled) {
    int[] places = new int[pattern.captures()];
    int group = 0;
    int next = 0;
    for (Piece piece : pattern.pieces()) {
      switch (piece) {
        case Piece.Skip _ -> {}
        case Piece.Fixed(String text) -> group += Regex.compile(text).groupCount();
        case Piece.Capture _ -> places[next++] = ++group;
      }
    }
    return group <= compiled.groupCount() ? places : new int[places.length];
  }

  private static String @Nullable [] groups(Pattern pattern, String text, int count, int[] places) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    String[] groups = new String[count];
    for (int i = 0; i < count; i++) {
      String group = matcher.group(places[i]);
      groups[i] = group == null ? "" : group;
    }
    return groups;
  }

  /// Fixed texts looked for one after the other.
  final class Pieces implements TextPattern {
    private final List<Piece> pieces;
    private final int captures;

    Pieces(ParsePattern pattern) {
      this.pieces = pattern.pieces();
      this.captures = pattern.captures();
    }

    @Override
    public String @Nullable [] match(String text) {
      String[] found = new String[captures];
      int at = 0;
      for (int i = 0; i < pieces.size(); i++) {
        int end = at;
        switch (pieces.get(i)) {
          case Piece.Fixed(String fixed) -> {
            if (!text.startsWith(fixed, at)) {
              return null;
            }
            end = at + fixed.length();
          }
          case Piece.Skip _ -> end = nextFixed(text, at, i);
          case Piece.Capture(int number, ScalarType type) -> {
            end =
                isFollowedByFixed(i) || i == pieces.size() - 1
                    ? nextFixed(text, at, i)
                    : typedEnd(text, at, type);
            if (end >= 0) {
              found[number] = text.substring(at, end);
            }
          }
        }
        if (end < 0) {
          return null;
        }
        at = end;
      }
      return at == text.length() ? found : null;
    }

    private boolean isFollowedByFixed(int piece) {
      return piece + 1 < pieces.size() && pieces.get(piece + 1) instanceof Piece.Fixed;
    }

    private static int typedEnd(String text, int at, ScalarType type) {
      int end = at;
      if (type == ScalarType.STRING) {
        return at;
      }
      while (end < text.length() && isTyped(text.charAt(end), type)) {
        end++;
      }
      return end == at ? -1 : end;
    }

    private static boolean isTyped(char c, ScalarType type) {
      boolean digit = (c >= '0' && c <= '9') || c == '-' || c == '+';
      return switch (type) {
        case INT, LONG -> digit;
        case REAL, DECIMAL -> digit || c == '.' || c == 'e' || c == 'E';
        default -> !Character.isWhitespace(c);
      };
    }

    /// Where the fixed text after `piece` begins; the end of the text where none follows.
    private int nextFixed(String text, int at, int piece) {
      if (!isFollowedByFixed(piece)) {
        boolean last = piece == pieces.size() - 1;
        return last ? text.length() : at;
      }
      String fixed = ((Piece.Fixed) pieces.get(piece + 1)).text();
      if (piece + 2 == pieces.size()) {
        boolean fits = text.length() - fixed.length() >= at && text.endsWith(fixed);
        return fits ? text.length() - fixed.length() : -1;
      }
      return text.indexOf(fixed, at);
    }
  }
}
