package com.socmate.domain.run;

import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;

/// Whose concurrency a run uses: all runs of one lane share a limit of how many execute at once.
public record Lane(String value) {
  /// With which the names of workspaces' lanes begin, and no others.
  public static final String OF_WORKSPACE = "workspace:";

  public Lane {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A lane has a name.");
    }
  }

  public static Lane of(UserId user) {
    return new Lane("user:" + user.value());
  }

  /// In which a workspace's audits run.
  public static Lane of(WorkspaceId workspace) {
    return new Lane(OF_WORKSPACE + workspace.value());
  }

  /// Whether what runs in it are audits.
  public boolean isOfWorkspace() {
    return value.startsWith(OF_WORKSPACE);
  }
}
