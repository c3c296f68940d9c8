package com.socmate.domain.audit.observatory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The tests that look at one header each.
final class HeaderRules {
  private static final Set<String> PRIVATE =
      Set.of("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin");
  private static final Set<String> TELLING =
      Set.of("origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade");
  private static final int MOST = 1024;
  private static final int MOST_OF_A_WORD = 256;

  /// A token with parameters, as structured fields have them.
  private static final Pattern TOKEN =
      Pattern.compile(
          "([A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*)"
              + "(?: *; *[a-z*][a-z0-9_.*-]*(?:=(?:\"(?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])*\""
              + "|-?[0-9]+(?:\\.[0-9]+)?|[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*|\\?[01]"
              + "|:[A-Za-z0-9+/=]*:))?)*");

  private HeaderRules() {}

  static Assessment contentTypeOptions(Scan scan) {
    var value = scan.auto().flatMap(it -> it.first("x-content-type-options"));
    if (value.isEmpty()) {
      return Assessment.of(Outcome.X_CONTENT_TYPE_OPTIONS_NOT_IMPLEMENTED, false);
    }
    boolean good = word(value.orElseThrow()).equals("nosniff");
    return Assessment.of(
        good
            ? Outcome.X_CONTENT_TYPE_OPTIONS_NOSNIFF
            : Outcome.X_CONTENT_TYPE_OPTIONS_HEADER_INVALID,
        good);
  }

  static Assessment frameOptions(Scan scan) {
    if (PolicyRule.of(scan).saysFrameAncestors()) {
      return Assessment.of(Outcome.X_FRAME_OPTIONS_IMPLEMENTED_VIA_CSP, true);
    }
    var value = scan.auto().flatMap(it -> it.first("x-frame-options"));
    if (value.isEmpty()) {
      return Assessment.of(Outcome.X_FRAME_OPTIONS_NOT_IMPLEMENTED, false);
    }
    var text = cut(value.orElseThrow(), MOST).strip().toLowerCase(Locale.ROOT);
    if (text.equals("deny") || text.equals("sameorigin")) {
      return Assessment.of(Outcome.X_FRAME_OPTIONS_SAMEORIGIN_OR_DENY, true);
    }
    return text.startsWith("allow-from")
        ? Assessment.of(Outcome.X_FRAME_OPTIONS_ALLOW_FROM_ORIGIN, true)
        : Assessment.of(Outcome.X_FRAME_OPTIONS_HEADER_INVALID, false);
  }

  static Assessment referrerPolicy(Scan scan) {
    if (scan.auto().isEmpty()) {
      return Assessment.of(Outcome.REFERRER_POLICY_NOT_IMPLEMENTED, false);
    }
    var headers = scan.auto().orElseThrow().all("referrer-policy");
    var metas = scan.equivalents("referrer-policy");
    Map<String, Object> details = Map.of("http", !headers.isEmpty(), "meta", !metas.isEmpty());
    if (headers.isEmpty() && metas.isEmpty()) {
      return new Assessment(Outcome.REFERRER_POLICY_NOT_IMPLEMENTED, true, details);
    }
    var last =
        Stream.concat(headers.stream(), metas.stream())
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .filter(value -> PRIVATE.contains(value) || TELLING.contains(value))
            .reduce((_, second) -> second)
            .orElse("");
    if (PRIVATE.contains(last)) {
      return new Assessment(Outcome.REFERRER_POLICY_PRIVATE, true, details);
    }
    return new Assessment(
        TELLING.contains(last)
            ? Outcome.REFERRER_POLICY_UNSAFE
            : Outcome.REFERRER_POLICY_HEADER_INVALID,
        false,
        details);
  }

  static Assessment resourcePolicy(Scan scan) {
    var header = scan.auto().flatMap(it -> it.first("cross-origin-resource-policy"));
    var metas =
        scan.auto().isEmpty()
            ? List.<String>of()
            : scan.equivalents("cross-origin-resource-policy");
    Map<String, Object> details = Map.of("http", header.isPresent(), "meta", !metas.isEmpty());
    boolean twice = all(scan, "cross-origin-resource-policy").size() > 1;
    var value = header.or(() -> metas.stream().reduce((_, last) -> last)).map(HeaderRules::word);
    var outcome =
        switch (twice ? "sent twice" : value.orElse("")) {
          case "" -> Outcome.CORP_NOT_IMPLEMENTED;
          case "same-site" -> Outcome.CORP_IMPLEMENTED_WITH_SAME_SITE;
          case "same-origin" -> Outcome.CORP_IMPLEMENTED_WITH_SAME_ORIGIN;
          case "cross-origin" -> Outcome.CORP_IMPLEMENTED_WITH_CROSS_ORIGIN;
          default -> Outcome.CORP_HEADER_INVALID;
        };
    return new Assessment(outcome, outcome != Outcome.CORP_HEADER_INVALID, details);
  }

  static Assessment openerPolicy(Scan scan) {
    var headers = all(scan, "cross-origin-opener-policy");
    var outcome =
        switch (policy(headers)) {
          case "" -> Outcome.COOP_NOT_IMPLEMENTED;
          case "same-origin" -> Outcome.COOP_IMPLEMENTED_WITH_SAME_ORIGIN;
          case "same-origin-allow-popups" -> Outcome.COOP_IMPLEMENTED_WITH_SAME_ORIGIN_ALLOW_POPUPS;
          case "noopener-allow-popups" -> Outcome.COOP_IMPLEMENTED_WITH_NOOPENER_ALLOW_POPUPS;
          case "unsafe-none" -> Outcome.COOP_IMPLEMENTED_WITH_UNSAFE_NONE;
          default -> Outcome.COOP_HEADER_INVALID;
        };
    return new Assessment(
        outcome, outcome != Outcome.COOP_HEADER_INVALID, Map.of("http", !headers.isEmpty()));
  }

  static Assessment embedderPolicy(Scan scan) {
    var headers = all(scan, "cross-origin-embedder-policy");
    var outcome =
        switch (policy(headers)) {
          case "" -> Outcome.COEP_NOT_IMPLEMENTED;
          case "require-corp" -> Outcome.COEP_IMPLEMENTED_WITH_REQUIRE_CORP;
          case "credentialless" -> Outcome.COEP_IMPLEMENTED_WITH_CREDENTIALLESS;
          case "unsafe-none" -> Outcome.COEP_IMPLEMENTED_WITH_UNSAFE_NONE;
          default -> Outcome.COEP_HEADER_INVALID;
        };
    return new Assessment(
        outcome, outcome != Outcome.COEP_HEADER_INVALID, Map.of("http", !headers.isEmpty()));
  }

  private static List<String> all(Scan scan, String header) {
    return scan.auto().map(it -> it.all(header)).orElse(List.of());
  }

  /// Nothing where there is no header, and something unknown where it cannot be read.
  private static String policy(List<String> headers) {
    if (headers.size() > 1) {
      return "sent twice";
    }
    return headers.stream()
        .findFirst()
        .filter(it -> !it.isEmpty())
        .map(HeaderRules::token)
        .orElse("");
  }

  private static String token(String header) {
    return Optional.of(TOKEN.matcher(cut(header, MOST).strip()))
        .filter(it -> it.matches())
        .map(it -> it.group(1))
        .orElse("not a token");
  }

  private static String word(String header) {
    return cut(header, MOST_OF_A_WORD).strip().toLowerCase(Locale.ROOT);
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(most, text.length()));
  }
}
