package com.socmate.domain.audit.observatory;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a visitor ends up on HTTPS, stays there, and whom the site lets read.
final class TransportRules {
  /// Six months as the Observatory counts them: fifteen days short.
  private static final double SIX_MONTHS = 15_552_000;

  private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*([+-]?[0-9]+).*");
  private static final int MOST = 1024;

  private TransportRules() {}

  static Assessment strictTransport(Scan scan, PreloadList preload) {
    var header =
        scan.https().flatMap(it -> it.all("strict-transport-security").stream().findFirst());
    var said =
        scan.https().filter(Response::verified).isPresent()
            ? header.map(Promise::read).orElse(Promise.NONE)
            : Promise.NONE;
    var covering =
        scan.https().isPresent() ? preload.covering(scan.site()) : Optional.<Boolean>empty();
    var outcome =
        covering.isPresent() ? Outcome.HSTS_PRELOADED : withoutList(scan, header.isPresent(), said);
    Map<String, Object> details = new HashMap<>();
    details.put("includeSubDomains", covering.orElse(said.subdomains()));
    details.put("preload", said.preload());
    details.put("preloaded", covering.isPresent());
    if (said.isNumber()) {
      details.put("maxAge", (long) said.maxAge());
    }
    boolean passed =
        outcome == Outcome.HSTS_PRELOADED
            || outcome == Outcome.HSTS_IMPLEMENTED_MAX_AGE_AT_LEAST_SIX_MONTHS;
    return new Assessment(outcome, passed, details);
  }

  private static Outcome withoutList(Scan scan, boolean sent, Promise said) {
    if (scan.https().isEmpty()) {
      return Outcome.HSTS_NOT_IMPLEMENTED_NO_HTTPS;
    }
    if (!scan.https().orElseThrow().verified()) {
      return Outcome.HSTS_INVALID_CERT;
    }
    if (!sent) {
      return Outcome.HSTS_NOT_IMPLEMENTED;
    }
    if (!said.valid()) {
      return Outcome.HSTS_HEADER_INVALID;
    }
    return said.maxAge() < SIX_MONTHS
        ? Outcome.HSTS_IMPLEMENTED_MAX_AGE_LESS_THAN_SIX_MONTHS
        : Outcome.HSTS_IMPLEMENTED_MAX_AGE_AT_LEAST_SIX_MONTHS;
  }

  /// What the header says.
  ///
  /// @param maxAge not a number where the header has one that cannot be read
  private record Promise(
      boolean valid, boolean hasAge, double maxAge, boolean subdomains, boolean preload) {
    static final Promise NONE = new Promise(false, false, Double.NaN, false, false);

    static Promise read(String header) {
      var text = header.substring(0, Math.min(MOST, header.length()));
      if (text.contains(",")) {
        return NONE;
      }
      var parts =
          Arrays.stream(text.split(";", -1))
              .map(it -> it.strip().toLowerCase(Locale.ROOT))
              .toList();
      var age = parts.stream().filter(it -> it.startsWith("max-age=")).reduce((_, last) -> last);
      return new Promise(
          age.isPresent(),
          age.isPresent(),
          age.map(it -> number(it.substring("max-age=".length()))).orElse(Double.NaN),
          parts.contains("includesubdomains"),
          parts.contains("preload"));
    }

    private static double number(String text) {
      var number = LEADING_NUMBER.matcher(text);
      return number.matches() ? Double.parseDouble(number.group(1)) : Double.NaN;
    }

    boolean isNumber() {
      return hasAge && !Double.isNaN(maxAge);
    }
  }

  static Assessment redirection(Scan scan, PreloadList preload) {
    if (scan.http().isEmpty()) {
      return Assessment.of(Outcome.REDIRECTION_NOT_NEEDED_NO_HTTP, true);
    }
    var http = scan.http().orElseThrow();
    if (!http.verified()) {
      return Assessment.of(Outcome.REDIRECTION_INVALID_CERT, false);
    }
    var outcome = route(scan.httpRoute(), preload);
    boolean passed =
        outcome == Outcome.REDIRECTION_TO_HTTPS
            || outcome == Outcome.REDIRECTION_ALL_REDIRECTS_PRELOADED;
    return new Assessment(
        outcome, passed, Map.of("redirects", outcome != Outcome.REDIRECTION_MISSING));
  }

  private static Outcome route(List<URI> route, PreloadList preload) {
    if (route.stream().allMatch(it -> preload.covering(host(it)).isPresent())) {
      return Outcome.REDIRECTION_ALL_REDIRECTS_PRELOADED;
    }
    if (route.size() == 1) {
      return Outcome.REDIRECTION_MISSING;
    }
    if (!isHttps(route.getLast())) {
      return Outcome.REDIRECTION_NOT_TO_HTTPS;
    }
    if (!isHttps(route.get(1))) {
      return Outcome.REDIRECTION_NOT_TO_HTTPS_ON_INITIAL_REDIRECTION;
    }
    boolean fromHttp = !isHttps(route.getFirst());
    return fromHttp && !host(route.getFirst()).equals(host(route.get(1)))
        ? Outcome.REDIRECTION_OFF_HOST_FROM_HTTP
        : Outcome.REDIRECTION_TO_HTTPS;
  }

  private static boolean isHttps(URI url) {
    return "https".equals(url.getScheme());
  }

  private static String host(URI url) {
    return Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
  }

  static Assessment sharing(Scan scan) {
    var allowed = scan.cors().flatMap(it -> it.first("access-control-allow-origin"));
    if (allowed.isEmpty()) {
      return Assessment.of(Outcome.CROSS_ORIGIN_RESOURCE_SHARING_NOT_IMPLEMENTED, true);
    }
    if (allowed.orElseThrow().strip().equals("*")) {
      return Assessment.of(
          Outcome.CROSS_ORIGIN_RESOURCE_SHARING_IMPLEMENTED_WITH_PUBLIC_ACCESS, true);
    }
    boolean withCredentials =
        scan.cors()
            .flatMap(it -> it.first("access-control-allow-credentials"))
            .filter(it -> it.strip().equalsIgnoreCase("true"))
            .isPresent();
    return allowed.equals(scan.corsOrigin()) && withCredentials
        ? Assessment.of(
            Outcome.CROSS_ORIGIN_RESOURCE_SHARING_IMPLEMENTED_WITH_UNIVERSAL_ACCESS, false)
        : Assessment.of(
            Outcome.CROSS_ORIGIN_RESOURCE_SHARING_IMPLEMENTED_WITH_RESTRICTED_ACCESS, true);
  }
}
