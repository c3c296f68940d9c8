package com.socmate.adapters.audit.cluster;

import com.socmate.adapters.audit.net.RoomToken;
import com.socmate.adapters.audit.sandbox.ContainerImage;
import com.socmate.adapters.audit.worker.Wire;
import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.domain.id.AuditId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// One room of a cluster, as it is ordered.
///
/// Refuses with [IllegalArgumentException]: if a name is none of Kubernetes, if the time is none or
/// more than four hours, or if the job is longer than a Secret takes
///
/// @param namespace that the room is made in
/// @param image that holds the worker
/// @param runtimeClass that isolates better than the cluster's usual one, such as gVisor's
/// @param token that only this room and its guard know
/// @param wall after which the cluster ends it
public record ClusterRoom(
    AuditId audit,
    String namespace,
    ContainerImage image,
    Optional<String> runtimeClass,
    RoomLimits limits,
    ClusterGuard guard,
    RoomToken token,
    WorkerJob job,
    Duration wall) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final int LONGEST_JOB = 512 << 10;

  public ClusterRoom {
    requireName("namespace", namespace);
    runtimeClass.ifPresent(it -> requireName("runtime class", it));
    if (wall.toSeconds() < 1 || wall.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "A room lives from a second to " + LONGEST + "; found " + wall);
    }
    if (Wire.write(job).length > LONGEST_JOB) {
      throw new IllegalArgumentException("A job of more than 512 KiB does not fit into a Secret.");
    }
  }

  private static void requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A " + what + " is lower-case letters, digits and dashes; found " + name);
    }
  }

  /// Of everything that is made for it: an audit's letters and digits, which are a name here.
  String name() {
    return "audit-room-" + audit.value().substring(AuditId.PREFIX.length() + 1);
  }

  String jobText() {
    return new String(Wire.write(job), StandardCharsets.UTF_8);
  }
}
