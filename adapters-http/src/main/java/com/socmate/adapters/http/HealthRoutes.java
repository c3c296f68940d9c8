package com.socmate.adapters.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Whether the process lives, and whether a load balancer should send it requests.
public final class HealthRoutes implements Routes {
  private final Drain drain;
  private final Supplier<Optional<String>> trouble;

  /// @param trouble what keeps the server from answering well now, in a sentence
  public HealthRoutes(Drain drain, Supplier<Optional<String>> trouble) {
    this.drain = drain;
    this.trouble = trouble;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/livez", _ -> Answer.ok(Map.of("status", "alive"))).open(),
        Route.get("/readyz", _ -> ready()).open());
  }

  private Answer ready() {
    if (drain.isDraining()) {
      return notReady("The server is stopping.");
    }
    return trouble.get().map(HealthRoutes::notReady).orElseGet(HealthRoutes::isReady);
  }

  private static Answer isReady() {
    return Answer.ok(Map.of("status", "ready"));
  }

  private static Answer notReady(String why) {
    return new Answer.InJson(503, Map.of("detail", why), Map.of("Retry-After", "5"));
  }
}
