package com.socmate.cli.launcher.stack;

import com.socmate.cli.launcher.process.JavaProgram;
import com.socmate.cli.launcher.state.PortKey;
import java.util.Map;
import java.util.function.Supplier;

/// One of our processes as it is to be started.
record Service(
    String name,
    Supplier<JavaProgram> program,
    PortKey portKey,
    int port,
    Map<String, String> environment) {
  static final String WORKSPACE = "workspace";
  static final String API_SERVER = "api-server";
  static final String WORKER = "worker";
  static final String READY_PATH = "/readyz";

  Service {
    environment = Map.copyOf(environment);
  }
}
