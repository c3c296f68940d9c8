package com.socmate.domain.specificity;

import com.socmate.domain.entity.TextSpan;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A query being read. What has been understood is blotted out, so that no number is read twice;
/// positions stay those of the original.
final class Draft {
  /// Neither a space nor a letter, so that no pattern reads across it.
  private static final char BLOT = '\u0001';

  private final String original;
  private final StringBuilder rest;

  Draft(String original) {
    this.original = original;
    this.rest = new StringBuilder(plain(original));
  }

  /// The same text with one kind of dash, quote and space; no character moves.
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      plain.append(
          switch (text.charAt(index)) {
            case '\u2018', '\u2019', '\u00b4' -> '\'';
            case '\u201c', '\u201d' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
            case '\u00a0', '\u2009', '\u202f', '\t', '\n', '\r' -> ' ';
            default -> text.charAt(index);
          });
    }
    return plain.toString();
  }

  Matcher matcher(Pattern pattern) {
    return pattern.matcher(rest.toString());
  }

  boolean contains(Pattern pattern) {
    return matcher(pattern).find();
  }

  Optional<Matcher> first(Pattern pattern) {
    Matcher matcher = matcher(pattern);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  void blot(Matcher matcher) {
    blot(matcher.start(), matcher.end());
  }

  void blot(int start, int end) {
    for (int index = start; index < end; index++) {
      rest.setCharAt(index, BLOT);
    }
  }

  void blotAll(Pattern pattern) {
    Matcher matcher = matcher(pattern);
    while (matcher.find()) {
      blot(matcher);
    }
  }

  void blot(TextSpan span) {
    int start = original.offsetByCodePoints(0, span.start());
    blot(start, original.offsetByCodePoints(start, span.end() - span.start()));
  }

  TextSpan span(int start, int end) {
    return TextSpan.ofChars(original, start, end);
  }

  TextSpan span(Matcher matcher) {
    return span(matcher.start(), matcher.end());
  }

  String text(Matcher matcher) {
    return original.substring(matcher.start(), matcher.end());
  }

  /// What stands before `index`, without what was understood.
  String before(int index) {
    return rest.substring(0, index);
  }

  String after(int index) {
    return rest.substring(index);
  }
}
