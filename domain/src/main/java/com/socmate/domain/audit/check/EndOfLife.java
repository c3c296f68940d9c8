package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Products whose makers no longer mend them, by the versions that a site tells. Only products with
/// published ends are in the table; one that it does not know says so.
final class EndOfLife {
  /// A product, the beginning of its version, and the last day of its life.
  private static final String TABLE =
      """
      apache|1.|2010-02-03
      apache|2.0|2013-07-10
      apache|2.2|2017-07-11
      php|4.|2008-08-07
      php|5.|2018-12-31
      php|7.0|2019-01-10
      php|7.1|2019-12-01
      php|7.2|2020-11-30
      php|7.3|2021-12-06
      php|7.4|2022-11-28
      php|8.0|2023-11-26
      php|8.1|2025-12-31
      openssl|0.|2015-12-31
      openssl|1.0|2019-12-31
      openssl|1.1.0|2019-09-11
      openssl|1.1.1|2023-09-11
      microsoft-iis|5.|2010-07-13
      microsoft-iis|6.|2015-07-14
      microsoft-iis|7.|2020-01-14
      microsoft-iis|8.|2023-10-10
      python|2.|2020-01-01
      python|3.6|2021-12-23
      python|3.7|2023-06-27
      python|3.8|2024-10-07
      drupal|7|2025-01-05
      joomla|3.|2023-08-17
      """;

  private static final List<Life> LIVES = TABLE.lines().map(Life::read).toList();
  private static final List<String> TELLING = List.of("server", "x-powered-by", "x-generator");
  private static final Pattern PRODUCT =
      Pattern.compile("(?i)\\b([a-z][a-z-]{2,20})(?:/| )([0-9]+(?:\\.[0-9]+){0,3})");

  private EndOfLife() {}

  static Verdict judge(Observations seen) {
    return seen.site()
        .page()
        .map(page -> judge(page, seen.at()))
        .orElseGet(() -> new Verdict.NotTested("The site did not answer."));
  }

  private static Verdict judge(Exchange page, Instant at) {
    var told = told(page);
    List<Defect> defects = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Told product : told) {
      if (product.isKnown()) {
        product
            .life()
            .filter(it -> it.isOver(at))
            .ifPresent(it -> defects.add(defect(page, product, it)));
      } else {
        unknown.add(product.name() + " " + product.version());
      }
    }
    if (!defects.isEmpty()) {
      return new Verdict.Fail(defects);
    }
    if (told.isEmpty()) {
      return new Verdict.NotApplicable("No product tells its version.");
    }
    return unknown.isEmpty()
        ? new Verdict.Pass()
        : new Verdict.NotTested("When it ends is not known here: " + String.join(", ", unknown));
  }

  private static List<Told> told(Exchange page) {
    List<Told> products = new ArrayList<>();
    for (String header : TELLING) {
      for (String value : page.all(header)) {
        for (Matcher found = PRODUCT.matcher(value); found.find(); ) {
          products.add(new Told(found.group(1).toLowerCase(Locale.ROOT), found.group(2)));
        }
      }
    }
    return products;
  }

  private static Defect defect(Exchange page, Told product, Life life) {
    return Proofs.http(
        "BAN-002",
        page,
        product.name(),
        product.name() + " " + product.version() + " came to its end on " + life.end() + ".");
  }

  /// A product as the site tells it.
  private record Told(String name, String version) {
    boolean isKnown() {
      return LIVES.stream().anyMatch(it -> it.product().equals(name));
    }

    Optional<Life> life() {
      return LIVES.stream().filter(it -> it.isOf(this)).findFirst();
    }
  }

  private record Life(String product, String version, LocalDate end) {
    static Life read(String line) {
      var cells = line.split("\\|", -1);
      return new Life(cells[0], cells[1], LocalDate.parse(cells[2]));
    }

    /// `2.2` is the beginning of 2.2 and 2.2.34, and not of 2.20.
    boolean isOf(Told told) {
      var whole = version.endsWith(".") ? version : version + ".";
      return product.equals(told.name()) && (told.version() + ".").startsWith(whole);
    }

    boolean isOver(Instant at) {
      return at.atZone(ZoneOffset.UTC).toLocalDate().isAfter(end);
    }
  }
}
