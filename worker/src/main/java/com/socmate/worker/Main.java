package com.socmate.worker;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the worker, and drains it when told to stop.
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] arguments) {
    try {
      run(WorkerConfig.from(System.getenv()));
    } catch (IllegalArgumentException e) {
      LOG.error("The configuration cannot be right: {}", e.getMessage());
      System.exit(2);
    } catch (RuntimeException e) {
      LOG.error("The worker could not start: {}", e.getMessage(), e);
      System.exit(1);
    }
  }

  private static void run(WorkerConfig config) {
    var worker = Wiring.start(config, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(worker::close, "drain"));
    LOG.info("{} is up.", config);
  }
}
