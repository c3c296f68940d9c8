package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.STRING;

import com.socmate.kql.value.Values;
import java.net.IDN;
import java.util.List;
import java.util.Locale;

/// Punycode of single strings and of domain names. What cannot be encoded or decoded gives an empty
/// string.
final class PunycodeFunctions {
  private static final String MARK = "xn--";

  private PunycodeFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        of("punycode_from_string", PunycodeFunctions::encode),
        of("punycode_to_string", text -> IDN.toUnicode(MARK + text)),
        of(
            "punycode_domain_from_string",
            text -> IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT)),
        of("punycode_domain_to_string", IDN::toUnicode));
  }

  private static String encode(String text) {
    String encoded = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
    return encoded.startsWith(MARK) ? encoded.substring(MARK.length()) : encoded + "-";
  }

  @FunctionalInterface
  private interface Change {
    String apply(String text);
  }

  private static ScalarFunction of(String name, Change change) {
    return Define.lenient(
        name,
        STRING,
        row -> {
          try {
            return Values.of(change.apply(row.text(0)));
          } catch (IllegalArgumentException notPossible) {
            return Values.EMPTY_TEXT;
          }
        },
        Define.text("text"));
  }
}
