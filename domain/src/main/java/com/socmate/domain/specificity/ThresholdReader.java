package com.socmate.domain.specificity;

import com.socmate.domain.specificity.Threshold.Op;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the numbers that decide in what is left of a query once times and identifiers are blotted
/// out.
final class ThresholdReader {
  private record Form(Op op, Pattern pattern) {}

  private static final String N =
      "(?<n>"
          + Words.NUMBER
          + ")(?<unit>\\s*(?:%|percent|per cent|[KMGT]i?B\\b|bytes\\b))?(?![\\w.]*\\d)";
  private static final String NOT_AFTER = "(?<![\\w.-])";

  private static final List<Form> FORMS =
      List.of(
          form(Op.TOP, "\\b(?:top|bottom)[\\s-]+" + N),
          form(
              Op.TOP,
              NOT_AFTER
                  + N
                  + "\\s+(?:most|least|busiest|largest|highest|noisiest|biggest|top|rarest|heaviest)\\b"),
          form(
              Op.AT_MOST,
              "(?:\\bat most|\\bno more than|\\bup to|\\bnot more than|<=|≤|\\bmaximum of)\\s*"
                  + N),
          form(
              Op.AT_LEAST,
              "(?:\\bat least|\\bno (?:fewer|less) than|\\bnot (?:less|fewer) than|\\b(?:a )?minimum (?:of )?|>=|≥|=>|\\bmindestens|\\bau moins|\\bal menos|\\breach(?:es|ed|ing)?)\\s*"
                  + N),
          form(
              Op.AT_LEAST,
              NOT_AFTER
                  + N
                  + "(?:\\s*\\+|\\s+(?:or|and)\\s+(?:more|above|over|greater|higher|up)\\b|\\s+plus\\b)"),
          form(Op.AT_MOST, NOT_AFTER + N + "\\s+or\\s+(?:fewer|less|under|below)\\b"),
          form(
              Op.MORE_THAN,
              "(?:\\b(?:more|greater|higher|larger|bigger|farther) th[ae]n|\\bover|\\babove|\\bexceed(?:s|ed|ing)?(?:\\s+by)?|\\bin excess of|\\bupwards of|\\bbeyond|\\bsurpass(?:es|ed|ing)?|\\bmehr als|\\b[uü]ber|\\bplus de|\\bm[aá]s de|>)\\s*(?:a\\s+(?:total|count)\\s+of\\s+)?"
                  + N),
          form(
              Op.LESS_THAN,
              "(?:\\b(?:less|fewer|lower|smaller) than|\\bunder|\\bbelow|\\bweniger als|\\bmoins de|\\bmenos de|<)\\s*"
                  + N),
          form(Op.EXACTLY, "(?:\\bexactly|\\bprecisely|(?<![\\w=])==?)\\s*" + N),
          form(Op.AT_LEAST, NOT_AFTER + N + "\\s*(?:times|x)\\b"),
          form(Op.MORE_THAN, "\\b(?<n>twice|double|triple)(?<unit>)\\b"),
          form(
              Op.AT_LEAST,
              NOT_AFTER
                  + N
                  + "\\s+(?=(?:[a-z][\\w-]*\\s+){0,3}?(?:failed|failures?|attempts?|sign-?ins?|log-?[io]ns?|logins|countries|locations|hosts|accounts|users|devices|addresses|ips?\\b|events|requests|connections|downloads|files|messages|emails?|queries|secrets|deletions|resets|prompts|mailboxes|domains|endpoints|servers|machines|processes|rows|records|errors|lockouts|alerts|rules|sources|regions|cities|agents|operations|changes|tickets|different|distinct|unique))"));

  private static final Pattern DISTINCT =
      Pattern.compile("(?i)\\b(?:distinct|different|unique|separate|verschiedenen?)\\b");
  private static final Pattern MEASURE =
      Pattern.compile(
          "^\\s*((?:(?!(?:from|by|in|on|within|per|for|to|at|against|during|over|with|and|or|that|who|which|across|of|followed|when|where)\\b)[\\w'/-]+\\s*){1,5})");
  private static final Pattern COUNTRIES_APART =
      Pattern.compile("(?i)\\b(?:from|in|to|across|between|on)\\s*$");

  private final Draft draft;
  private final List<Threshold> found = new ArrayList<>();

  ThresholdReader(Draft draft) {
    this.draft = draft;
  }

  private static Form form(Op op, String regex) {
    return new Form(op, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  List<Threshold> read() {
    for (Form form : FORMS) {
      Matcher matcher = draft.matcher(form.pattern());
      while (matcher.find()) {
        threshold(form.op(), matcher).ifPresent(found::add);
        draft.blot(matcher);
      }
    }
    found.sort(Comparator.comparingInt(threshold -> threshold.span().orElseThrow().start()));
    return List.copyOf(found);
  }

  private Optional<Threshold> threshold(Op op, Matcher matcher) {
    BigDecimal value = value(matcher.group("n"));
    if (op == Op.AT_LEAST && value.compareTo(BigDecimal.ONE) <= 0 && saysOnlyOne(matcher)) {
      return Optional.empty();
    }
    String measure = measure(matcher.end());
    boolean distinct =
        DISTINCT.matcher(measure).find()
            || COUNTRIES_APART.matcher(draft.before(matcher.start())).find();
    return Optional.of(
        new Threshold(
            op,
            value,
            measure,
            unit(matcher.group("unit")),
            false,
            distinct,
            Optional.of(draft.span(matcher))));
  }

  /// "One endpoint" singles out; it does not count.
  private static boolean saysOnlyOne(Matcher matcher) {
    return !matcher.group().toLowerCase(Locale.ROOT).contains("least");
  }

  private static BigDecimal value(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "twice", "double" -> BigDecimal.TWO;
      case "triple" -> BigDecimal.valueOf(3);
      default -> Words.number(written);
    };
  }

  private static Optional<String> unit(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return Optional.empty();
    }
    String unit = written.strip();
    return Optional.of(unit.startsWith("%") || unit.startsWith("per") ? "percent" : unit);
  }

  private String measure(int end) {
    Matcher matcher = MEASURE.matcher(draft.after(end));
    return matcher.find() ? matcher.group(1).strip() : "";
  }
}
