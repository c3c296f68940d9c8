package com.socmate.application.investigation.wording;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Brings a question to one spelling: lower case, plain quotes and dashes, single spaces, digits.
final class PlainWords {
  private static final int LONGEST = 4_000;
  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70,
          "eighty", 80, "ninety", 90);
  private static final Pattern COMPOUND =
      Pattern.compile(
          "\\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
              + "(?:[- ]?(one|two|three|four|five|six|seven|eight|nine))?\\b");
  private static final Pattern SIMPLE =
      Pattern.compile(
          "\\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
              + "|sixteen|seventeen|eighteen|nineteen)\\b");

  private PlainWords() {}

  static String of(String question) {
    var head = question.length() > LONGEST ? question.substring(0, LONGEST) : question;
    var plain =
        Normalizer.normalize(head, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\p{Cf}]", "")
            .replaceAll("[‘’ʼ`´]", "'")
            .replaceAll("[“”«»]", "\"")
            .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
            .replaceAll("\\s+", " ")
            .trim();
    return digits(plain);
  }

  private static String digits(String text) {
    var dozens =
        text.replaceAll("\\bhalf a dozen\\b", "6")
            .replaceAll("\\b(?:a|one) dozen\\b", "12")
            .replaceAll("\\b(?:a|one) hundred\\b", "100")
            .replaceAll("\\b(?:a )?couple of\\b", "2")
            .replaceAll("\\bhalf an hour\\b|\\bhalf hour\\b", "30 minutes")
            .replaceAll("(?<=\\d),(?=\\d{3}\\b)", "");
    var compounds = COMPOUND.matcher(dozens).replaceAll(PlainWords::compound);
    return SIMPLE.matcher(compounds).replaceAll(it -> "" + SMALL.indexOf(it.group(1)));
  }

  private static String compound(MatchResult words) {
    int tens = TENS.getOrDefault(words.group(1), 0);
    return "" + (words.group(2) == null ? tens : tens + SMALL.indexOf(words.group(2)));
  }
}
