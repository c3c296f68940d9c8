package com.socmate.adapters.sentinel.workspace;

import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the embedded log workspace.
public final class Main {
  static {
    System.setProperty("logback.configurationFile", "logback-workspace.xml");
  }

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] arguments) {
    try {
      run(WorkspaceConfig.from(System.getenv()));
    } catch (IllegalArgumentException e) {
      LOG.error("The configuration cannot be right: {}", e.getMessage());
      System.exit(2);
    } catch (IOException | RuntimeException e) {
      LOG.error("The workspace could not start: {}", e.getMessage(), e);
      System.exit(1);
    }
  }

  private static void run(WorkspaceConfig config) throws IOException {
    var workspace = EmbeddedWorkspace.start(config, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(workspace::close, "stop"));
    LOG.info("{} is up on port {}.", config, workspace.port());
  }
}
