package com.socmate.application.investigation.wording;

import com.socmate.domain.investigation.DecisionRule.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers that are limits. Names and times have been taken out before.
final class ThresholdWords {
  private record Form(Operator operator, boolean implied, Pattern pattern) {}

  private record Found(int at, Threshold threshold) {}

  private static final String NUMBER = "(\\d{1,9})(?![\\d.%:]|-factor)";
  private static final String OR_MORE =
      "(?: ?\\+| or (?:more|greater|above|higher|over)| and (?:more|above|up|over)| plus\\b"
          + "|(?: [a-z-]+){1,4}? or more| times or more)";
  private static final List<Form> FORMS =
      List.of(
          form(
              Operator.AT_MOST,
              "(?:at most|no more than|not more than|up to|<=|=<|≤|max(?:imum)?(?: of)?) ?"
                  + NUMBER),
          form(
              Operator.AT_LEAST,
              "(?:at least|a minimum of|minimum(?: of)?|min\\.?|no fewer than|no less than|not fewer than"
                  + "|not less than|upwards of|>=|=>|≥) ?"
                  + NUMBER),
          form(Operator.AT_LEAST, NUMBER + OR_MORE),
          form(
              Operator.GREATER,
              "(?:more than|greater than|larger than|higher than|bigger than|over|above|beyond|in excess of"
                  + "|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|>) ?(?:the )?(?:limit of |threshold of )?"
                  + NUMBER),
          form(Operator.LESS, "(?:fewer than|less than|under|below|<) ?" + NUMBER),
          form(Operator.EQUAL, "(?:exactly|precisely|==|=) ?" + NUMBER),
          new Form(
              Operator.AT_LEAST, true, Pattern.compile("(?<![\\w.#:/-])" + NUMBER + "(?= [a-z])")));

  private ThresholdWords() {}

  private static Form form(Operator operator, String pattern) {
    return new Form(operator, false, Pattern.compile("(?<![\\w.<>=])" + pattern));
  }

  static List<Threshold> in(String text) {
    var found = new ArrayList<Found>();
    var rest = new StringBuilder(text);
    for (var form : FORMS) {
      Matcher matcher = form.pattern().matcher(rest.toString());
      while (matcher.find()) {
        read(form, matcher, text).ifPresent(found::add);
        blank(rest, matcher.start(), matcher.end());
      }
    }
    return found.stream().sorted(Comparator.comparingInt(Found::at)).map(Found::threshold).toList();
  }

  private static Optional<Found> read(Form form, Matcher matcher, String text) {
    var after =
        text.substring(matcher.end(1)).replaceFirst("^ ?(?:\\+|times\\b|x\\b)?(?: or more)? ?", "");
    var of = Subject.counted(after);
    if (form.implied() && of.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Found(
            matcher.start(1),
            new Threshold(form.operator(), Long.parseLong(matcher.group(1)), of, form.implied())));
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int index = from; index < to; index++) {
      text.setCharAt(index, ' ');
    }
  }
}
