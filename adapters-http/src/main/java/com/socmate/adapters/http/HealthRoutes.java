package com.socmate.adapters.http;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Whether the process lives, and whether a load balancer should send it requests.
public final class HealthRoutes implements Routes {
  private final Drain drain;
  private final BooleanSupplier databaseAnswers;

  public HealthRoutes(Drain drain, BooleanSupplier databaseAnswers) {
    this.drain = drain;
    this.databaseAnswers = databaseAnswers;
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
    return databaseAnswers.getAsBoolean()
        ? Answer.ok(Map.of("status", "ready"))
        : notReady("The database cannot be reached.");
  }

  private static Answer notReady(String why) {
    return new Answer.InJson(503, Map.of("detail", why), Map.of("Retry-After", "5"));
  }
}
