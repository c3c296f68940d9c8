package com.socmate.cli.launcher.state;

import java.util.Arrays;
import java.util.List;

/// The environment keys that choose ports, and the port each stands for when it is not set.
public enum PortKey {
  SOCMATE_API_PORT(8080),
  SOCMATE_API_MANAGEMENT_PORT(9080),
  SOCMATE_WORKER_PORT(8081),
  SOCMATE_WORKSPACE_PORT(8091),
  SOCMATE_PG_PORT(54329);

  private final int preferred;

  PortKey(int preferred) {
    this.preferred = preferred;
  }

  public int preferred() {
    return preferred;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
