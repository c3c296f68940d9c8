package com.socmate.adapters.audit.http;

import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.ProbePaths;
import com.socmate.domain.audit.observed.Site;
import com.socmate.domain.audit.page.Tag;
import com.socmate.domain.audit.page.Tags;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Asks a site for its page, for paths that should not be there and for what other origins get.
/// Nothing it sends changes anything.
public final class SiteProber {
  private static final int MOST_REDIRECTIONS = 10;
  private static final int PAGE_BYTES = 256 * 1024;
  private static final int SCRIPT_BYTES = 1024 * 1024;
  private static final int PROBE_BYTES = 4096;
  private static final int MOST_SCRIPTS = 10;

  private final HttpAsker asker;
  private final AuditTarget target;

  public SiteProber(HttpAsker asker, AuditTarget target) {
    this.asker = asker;
    this.target = target;
  }

  public Site probe() {
    var http = route(target.httpUrl() + "/");
    var https = route(target.httpsUrl() + "/");
    var seen = new Site(http, https, List.of(), List.of(), List.of(), List.of(), List.of());
    var page = seen.page();
    if (page.isEmpty()) {
      return seen;
    }
    var base = seen.https().isPresent() ? target.httpsUrl() : target.httpUrl();
    return new Site(
        http,
        https,
        ProbePaths.ORIGINS.stream().map(it -> sharing(base, it)).toList(),
        scripts(page.orElseThrow()),
        ProbePaths.ABSENT.stream().map(it -> get(base + it, PROBE_BYTES)).toList(),
        ProbePaths.PROBES.stream().map(it -> get(base + it, PROBE_BYTES)).toList(),
        List.of(
            asker.ask(
                "TRACE", base + "/", List.of(new Field("x-audit-echo", "7f3a9c")), PROBE_BYTES),
            asker.ask("OPTIONS", base + "/", List.of(), PROBE_BYTES)));
  }

  private Exchange get(String url, int mostBytes) {
    return asker.ask("GET", url, List.of(), mostBytes);
  }

  private Exchange sharing(String base, String origin) {
    var said = origin.replace("{host}", target.host());
    return asker.ask("GET", base + "/", List.of(new Field("origin", said)), PROBE_BYTES);
  }

  private List<Exchange> route(String start) {
    List<Exchange> route = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    var next = Optional.of(start);
    while (next.isPresent() && route.size() <= MOST_REDIRECTIONS && seen.add(next.orElseThrow())) {
      var exchange = get(next.orElseThrow(), PAGE_BYTES);
      route.add(exchange);
      next = redirection(exchange);
    }
    return route;
  }

  private static Optional<String> redirection(Exchange exchange) {
    boolean redirects = exchange.status() >= 300 && exchange.status() < 400;
    return redirects
        ? exchange.first("location").flatMap(it -> resolved(exchange.url(), it))
        : Optional.empty();
  }

  private static Optional<String> resolved(String base, String link) {
    try {
      return Optional.of(URI.create(base).resolve(link))
          .filter(it -> it.getHost() != null)
          .filter(it -> "http".equals(it.getScheme()) || "https".equals(it.getScheme()))
          .map(URI::toString);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The page's scripts that the host itself serves.
  private List<Exchange> scripts(Exchange page) {
    return Tags.of(page.body()).stream()
        .filter(tag -> tag.is("script"))
        .map(Tag::attributes)
        .map(it -> it.getOrDefault("src", ""))
        .filter(it -> !it.isEmpty())
        .flatMap(it -> resolved(page.url(), it).stream())
        .filter(
            it -> target.host().equals(Objects.requireNonNullElse(URI.create(it).getHost(), "")))
        .distinct()
        .limit(MOST_SCRIPTS)
        .map(it -> get(it, SCRIPT_BYTES))
        .toList();
  }
}
