package com.socmate.domain.audit.check;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Site;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/// What a site says of pages that cannot exist, so that the same said of others is not taken for a
/// page.
final class SoftAbsence {
  private static final int BAND = 64;

  private final List<Exchange> absent;

  SoftAbsence(Site site) {
    this.absent = site.absent().stream().filter(Exchange::isAnswered).toList();
  }

  boolean isKnown() {
    return !absent.isEmpty();
  }

  boolean looksLike(Exchange exchange) {
    return absent.stream().anyMatch(it -> alike(it, exchange));
  }

  /// The same status and type, and texts alike once each one's own path is left out.
  private static boolean alike(Exchange absence, Exchange exchange) {
    if (absence.status() != exchange.status() || !absence.type().equals(exchange.type())) {
      return false;
    }
    var one = absence.body().replace(path(absence), "");
    var other = exchange.body().replace(path(exchange), "");
    return one.equals(other)
        || (Math.abs(one.length() - other.length()) < BAND
            && start(one).equals(start(other))
            && !one.isBlank());
  }

  private static String start(String body) {
    return body.substring(0, Math.min(BAND, body.length()));
  }

  private static String path(Exchange exchange) {
    var path = Objects.requireNonNullElse(URI.create(exchange.url()).getRawPath(), "/");
    return path.length() > 1 ? path : "\u0000";
  }
}
