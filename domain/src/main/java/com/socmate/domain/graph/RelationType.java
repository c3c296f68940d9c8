package com.socmate.domain.graph;

/// How two entities stand to each other, from the first to the second.
public enum RelationType {
  SIGNED_IN_FROM,
  CONNECTED_TO,
  RESOLVED_TO,
  RAN_ON,
  DOWNLOADED_FROM,
  COMMUNICATED_WITH,
  ASSOCIATED_WITH,
  /// From an entity to a session that shows it.
  INVESTIGATED_IN
}
