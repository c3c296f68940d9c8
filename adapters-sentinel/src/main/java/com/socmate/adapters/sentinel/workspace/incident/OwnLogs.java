package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The workspace's own logs, for what is told of an entity from them.
public interface OwnLogs {
  /// The tables that have rows, sorted by name.
  List<String> tables();

  /// What Log Analytics answers to a query over a stretch of time: tables, or an error.
  JsonNode ask(String kql, String timespan);

  /// Whether it is known where addresses are.
  boolean knowPlaces();
}
