package com.socmate.domain.workspace;

import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import java.time.Instant;

/// Where people audit domains together. Its own domain never changes.
public record Workspace(
    WorkspaceId id, String name, DomainName domain, UserId creator, Instant createdAt) {
  public static final int MAX_NAME = 200;

  public Workspace {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "A workspace's name has 1 to " + MAX_NAME + " characters.");
    }
  }

  public Workspace named(String newName) {
    return new Workspace(id, newName, domain, creator, createdAt);
  }
}
