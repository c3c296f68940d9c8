package com.socmate.domain.audit.observed;

import java.util.List;
import java.util.Optional;

/// What was seen of a site over HTTP.
///
/// @param httpRoute from `http://host/` through its redirections
/// @param httpsRoute from `https://host/` through its redirections
/// @param sharing the same page asked for from other origins
/// @param scripts of the page, those of the host itself
/// @param absent paths that cannot exist
/// @param probes paths that should not exist, and some that may
/// @param trace the answer to TRACE and to OPTIONS
public record Site(
    List<Exchange> httpRoute,
    List<Exchange> httpsRoute,
    List<Exchange> sharing,
    List<Exchange> scripts,
    List<Exchange> absent,
    List<Exchange> probes,
    List<Exchange> trace) {
  public static final Site UNSEEN =
      new Site(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Site {
    httpRoute = List.copyOf(httpRoute);
    httpsRoute = List.copyOf(httpsRoute);
    sharing = List.copyOf(sharing);
    scripts = List.copyOf(scripts);
    absent = List.copyOf(absent);
    probes = List.copyOf(probes);
    trace = List.copyOf(trace);
  }

  /// The page itself: by HTTPS where that answers, else by HTTP.
  public Optional<Exchange> page() {
    return answered(httpsRoute).or(() -> answered(httpRoute));
  }

  public Optional<Exchange> https() {
    return answered(httpsRoute);
  }

  public Optional<Exchange> http() {
    return answered(httpRoute);
  }

  private static Optional<Exchange> answered(List<Exchange> route) {
    return route.stream().reduce((_, last) -> last).filter(Exchange::isAnswered);
  }
}
