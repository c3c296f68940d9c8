package com.socmate.domain.audit.check;

import com.socmate.domain.audit.observatory.Cookie;
import com.socmate.domain.audit.observatory.Response;
import com.socmate.domain.audit.observatory.Scan;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.observed.Site;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the Observatory scores, out of what was seen.
final class ScanOf {
  private ScanOf() {}

  static Scan observations(Observations seen) {
    Site site = seen.site();
    var page = site.page();
    var sharing = site.sharing().stream().findFirst();
    return new Scan(
        seen.target().host(),
        page.map(Exchange::url).map(URI::create),
        page.map(ScanOf::response),
        site.http().map(ScanOf::response),
        site.https().map(ScanOf::response),
        sharing.filter(Exchange::isAnswered).map(ScanOf::response),
        sharing.flatMap(it -> it.sent().stream().findFirst()).map(Exchange.Field::value),
        urls(site.httpRoute()),
        urls(site.httpsRoute()),
        cookies(site),
        page.map(Exchange::body).orElse(""));
  }

  private static Response response(Exchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange.headers().forEach(it -> headers.put(it.name(), exchange.all(it.name())));
    return new Response(exchange.status(), exchange.trusted(), headers);
  }

  private static List<URI> urls(List<Exchange> route) {
    return route.stream().map(Exchange::url).map(URI::create).toList();
  }

  /// The cookies a client would have after the way to the page; a later one replaces an earlier.
  private static List<Cookie> cookies(Site site) {
    Map<String, Cookie> jar = new LinkedHashMap<>();
    Stream.concat(site.httpRoute().stream(), site.httpsRoute().stream())
        .flatMap(it -> it.all("set-cookie").stream())
        .map(SetCookie::read)
        .flatMap(Optional::stream)
        .filter(SetCookie::keepsItsPrefix)
        .forEach(it ->
            jar.put(it.name(), new Cookie(it.name(), it.secure(), it.httpOnly(), it.sameSite())));
    return List.copyOf(jar.values());
  }
}
