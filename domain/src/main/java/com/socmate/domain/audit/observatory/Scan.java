package com.socmate.domain.audit.observatory;

import com.socmate.domain.audit.page.Tag;
import com.socmate.domain.audit.page.Tags;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All that was seen of a site and that its score depends on.
///
/// @param site the host's name
/// @param finalUrl where the page came from in the end; empty if nowhere
/// @param auto the answer the page came with
/// @param http the last answer when asked by http first
/// @param https the last answer when asked by https first
/// @param cors the answer to a request with `corsOrigin`
/// @param cookies that a client kept
public record Scan(
    String site,
    Optional<URI> finalUrl,
    Optional<Response> auto,
    Optional<Response> http,
    Optional<Response> https,
    Optional<Response> cors,
    Optional<String> corsOrigin,
    List<URI> httpRoute,
    List<URI> httpsRoute,
    List<Cookie> cookies,
    String html) {
  public Scan {
    httpRoute = List.copyOf(httpRoute);
    httpsRoute = List.copyOf(httpsRoute);
    cookies = List.copyOf(cookies);
  }

  boolean isHttps() {
    return finalUrl.filter(url -> "https".equals(url.getScheme())).isPresent();
  }

  /// What the page's own `meta` tags say in place of a header.
  List<String> equivalents(String header) {
    List<String> values = new ArrayList<>();
    for (Tag tag : Tags.of(html)) {
      if (tag.is("meta")) {
        tag.attribute("content")
            .filter(content -> !content.isEmpty() && standsFor(tag, header))
            .ifPresent(values::add);
      }
    }
    return values;
  }

  private static boolean standsFor(Tag meta, String header) {
    var equivalent = meta.attribute("http-equiv").filter(it -> !it.isEmpty());
    return equivalent.isPresent()
        ? equivalent.orElseThrow().strip().toLowerCase(Locale.ROOT).equals(header)
        : header.equals("referrer-policy")
            && meta.attribute("name").filter(it -> it.equalsIgnoreCase("referrer")).isPresent();
  }
}
