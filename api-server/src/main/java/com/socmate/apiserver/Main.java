package com.socmate.apiserver;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the API server, and drains it when told to stop.
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] arguments) {
    try {
      run(ApiServerConfig.from(System.getenv()));
    } catch (IllegalArgumentException e) {
      LOG.error("The configuration cannot be right: {}", e.getMessage());
      System.exit(2);
    } catch (RuntimeException e) {
      LOG.error("The API server could not start: {}", e.getMessage(), e);
      System.exit(1);
    }
  }

  private static void run(ApiServerConfig config) {
    var server = Wiring.start(config, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "drain"));
    LOG.info("{} is up on port {}.", config, server.port());
  }
}
