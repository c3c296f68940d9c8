package com.socmate.application.investigation.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text says to whoever undoes the ways in which words are hidden from a plain search:
/// characters nobody sees, letters that look like others, another order, another coding.
final class Readings {
  private static final int DEPTH = 2;
  private static final int MOST_PIECES = 8;

  /// Cyrillic and Greek letters, each above the Latin one it looks like.
  private static final String OTHER_LETTERS = "аеорсухіјѕһԁԛԝвкмнтгαορνιτυκεηχ";

  private static final String LATIN_LETTERS = "aeopcyxijshdqwbkmhtraopvitukenx";

  private static final String DIGITS = "01345678@$";
  private static final String FOR_LETTERS = "oieasgtbas";
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
  private static final Pattern HEX = Pattern.compile("(?:(?:0x|\\\\x)?[0-9A-Fa-f]{2}[ :,]?){12,}");
  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
  private static final Pattern DIGIT_IN_WORD = Pattern.compile("\\d[a-zA-Z]|[a-zA-Z]\\d");

  private final List<Reading> all = new ArrayList<>();

  private Readings() {}

  /// @param how it was hidden; empty for what stands there to be seen
  record Reading(String text, String how) {}

  /// The text itself first.
  static List<Reading> of(String written) {
    var readings = new Readings();
    readings.read(written, "", DEPTH);
    return List.copyOf(readings.all);
  }

  private void read(String text, String how, int depth) {
    boolean plain = text.chars().allMatch(c -> c < 0x80);
    var seen = plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    all.add(new Reading(seen, how));
    var bare = plain ? text : shown(text);
    add(bare, seen, how, "characters nobody sees");
    var latin = plain ? text : latin(bare);
    add(latin, bare, how, "letters that look like others");
    if (text.chars().anyMatch(c -> c == 0x202E || c == 0x202D || (c >= 0x2066 && c <= 0x2069))) {
      add(new StringBuilder(bare).reverse().toString(), bare, how, "another direction");
    }
    if (DIGIT_IN_WORD.matcher(latin).find()) {
      add(swapped(latin, DIGITS, FOR_LETTERS), latin, how, "digits for letters");
    }
    add(rotated(bare), bare, how, "rot13");
    if (depth > 0) {
      decoded(bare, how, depth - 1);
    }
  }

  private void add(String reading, String unlike, String before, String how) {
    if (!reading.equals(unlike)) {
      all.add(new Reading(reading, both(before, how)));
    }
  }

  private static String both(String before, String how) {
    return before.isEmpty() ? how : before + " and " + how;
  }

  private void decoded(String text, String how, int depth) {
    if (text.indexOf('%') >= 0) {
      whole(PERCENT, Readings::percent, text, both(how, "percent coding"), depth);
    }
    if (text.contains("\\u")) {
      whole(ESCAPE, Readings::escape, text, both(how, "escapes"), depth);
    }
    pieces(BASE64, Readings::base64, text, both(how, "base64"), depth);
    pieces(HEX, Readings::hex, text, both(how, "hexadecimal"), depth);
  }

  /// Codings that stand amid readable text: that text with them undone.
  private void whole(
      Pattern coded, UnaryOperator<String> undo, String text, String how, int depth) {
    var undone =
        coded.matcher(text).replaceAll(it -> Matcher.quoteReplacement(undo.apply(it.group())));
    if (!undone.equals(text)) {
      read(undone, how, depth);
    }
  }

  private void pieces(
      Pattern coded, Function<String, Optional<String>> undo, String text, String how, int depth) {
    coded
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .limit(MOST_PIECES)
        .flatMap(it -> undo.apply(it).stream())
        .forEach(it -> read(it, how, depth));
  }

  /// Without marks of direction, joiners and other signs that are not shown; letters written in
  /// tags as the letters they stand for.
  private static String shown(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c >= 0xE0020 && c <= 0xE007E) {
            shown.append((char) (c - 0xE0000));
          } else if (Character.getType(c) != Character.FORMAT) {
            shown.appendCodePoint(c);
          }
        });
    return Normalizer.normalize(shown, Normalizer.Form.NFKC);
  }

  /// With Latin letters for those of other alphabets that look like them, and without accents.
  private static String latin(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    return swapped(plain, OTHER_LETTERS, LATIN_LETTERS);
  }

  private static String swapped(String text, String from, String to) {
    var swapped = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      int known = from.indexOf(Character.toLowerCase(text.charAt(index)));
      swapped.append(known < 0 ? text.charAt(index) : to.charAt(known));
    }
    return swapped.toString();
  }

  private static String rotated(String text) {
    var rotated = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      char first = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : 0;
      rotated.append(first == 0 ? c : (char) (first + (c - first + 13) % 26));
    }
    return rotated.toString();
  }

  private static String percent(String coded) {
    var hex = coded.replace("%", "");
    return text(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8).orElse(coded);
  }

  private static String escape(String coded) {
    return String.valueOf((char) Integer.parseInt(coded.substring(2), 16));
  }

  private static Optional<String> hex(String coded) {
    var digits = coded.replaceAll("0x|\\\\x|[ :,]", "");
    return text(HexFormat.of().parseHex(digits));
  }

  private static Optional<String> base64(String coded) {
    var plain = coded.replace('-', '+').replace('_', '/').replace("=", "");
    return plain.length() % 4 == 1 ? Optional.empty() : text(Base64.getDecoder().decode(plain));
  }

  /// What bytes say in one of the usual codings, where nearly all of it is letters and spaces.
  private static Optional<String> text(byte[] bytes) {
    return text(bytes, StandardCharsets.UTF_8)
        .filter(Readings::isReadable)
        .or(() ->
            text(bytes, StandardCharsets.UTF_16LE)
                .filter(it -> it.chars().filter(c -> c < 0x250).count() * 2 > it.length())
                .filter(Readings::isReadable));
  }

  private static Optional<String> text(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isReadable(String text) {
    long readable =
        text.codePoints()
            .filter(c -> Character.isLetterOrDigit(c) || (c >= ' ' && c < 0x7F) || c == '\n')
            .count();
    return text.length() >= 8 && readable * 10 >= text.codePointCount(0, text.length()) * 9L;
  }
}
