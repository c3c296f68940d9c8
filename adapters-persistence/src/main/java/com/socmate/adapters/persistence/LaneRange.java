package com.socmate.adapters.persistence;

import com.socmate.application.port.RunQueue.Share;
import com.socmate.domain.run.Lane;

/// The lanes of a share of the work, which lie beside each other in the order of bytes, so that
/// whoever looks for one of them reads no other.
///
/// @param after which they begin
/// @param before which they end
record LaneRange(String after, String before) {
  private static final String BEFORE_ALL = "";
  private static final String BEHIND_ALL = "~";

  /// The character that comes behind the colon.
  private static final String BEHIND_WORKSPACES = Lane.OF_WORKSPACE.replace(':', ';');

  static LaneRange of(Share share) {
    return switch (share) {
      case EVERYTHING -> new LaneRange(BEFORE_ALL, BEHIND_ALL);
      case INVESTIGATIONS -> new LaneRange(BEFORE_ALL, Lane.OF_WORKSPACE);
      case AUDITS -> new LaneRange(Lane.OF_WORKSPACE, BEHIND_WORKSPACES);
    };
  }

  /// What of it comes behind a lane; all of it if the lane is none of its own.
  LaneRange after(String lane) {
    boolean within = lane.compareTo(after) > 0 && lane.compareTo(before) < 0;
    return within ? new LaneRange(lane, before) : this;
  }
}
