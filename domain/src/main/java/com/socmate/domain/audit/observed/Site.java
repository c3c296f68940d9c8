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
/// @param twin the pages of the same name with www or without it, by HTTP and by HTTPS; empty where
///   that is no target too
public record Site(
    List<Exchange> httpRoute,
    List<Exchange> httpsRoute,
    List<Exchange> sharing,
    List<Exchange> scripts,
    List<Exchange> absent,
    List<Exchange> probes,
    List<Exchange> trace,
    List<Exchange> twin) {
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
    twin = List.copyOf(twin);
  }

  /// One whose twin was not looked at.
  public Site(
      List<Exchange> httpRoute,
      List<Exchange> httpsRoute,
      List<Exchange> sharing,
      List<Exchange> scripts,
      List<Exchange> absent,
      List<Exchange> probes,
      List<Exchange> trace) {
    this(httpRoute, httpsRoute, sharing, scripts, absent, probes, trace, List.of());
  }

  public Site with(List<Exchange> itsTwin) {
    return new Site(httpRoute, httpsRoute, sharing, scripts, absent, probes, trace, itsTwin);
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
