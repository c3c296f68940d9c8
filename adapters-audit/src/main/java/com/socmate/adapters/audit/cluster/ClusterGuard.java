package com.socmate.adapters.audit.cluster;

import com.socmate.adapters.audit.net.GuardAddress;
import java.net.InetAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Where the guard of a room is in the cluster. A room has nobody to ask for names, so it is an
/// address.
///
/// Refuses with [IllegalArgumentException]: if the address is a name, if the port is none above
/// 1023 or if there is no label, which would let the room reach every pod
///
/// @param address without a zone
/// @param labels of the pods that the guard is among, at least one
public record ClusterGuard(InetAddress address, int port, Map<String, String> labels) {
  private static final Pattern KEY =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9.-]{0,100}[a-z0-9])?/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
  private static final Pattern VALUE =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

  public ClusterGuard {
    if (port < 1024 || port > 65_535) {
      throw new IllegalArgumentException("A guard listens on a port from 1024 on; found " + port);
    }
    if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
      throw new IllegalArgumentException("No other pod reaches a guard at " + address);
    }
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("A room may reach its guard's pods only: name a label.");
    }
    labels.forEach(ClusterGuard::requireLabel);
    labels = Map.copyOf(labels);
  }

  private static void requireLabel(String key, String value) {
    if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("No pod has the label " + key + "=" + value);
    }
  }

  /// @param place such as `10.0.0.7:9443`
  public static ClusterGuard at(String place, Map<String, String> labels) {
    var parsed = GuardAddress.place(place);
    return new ClusterGuard(parsed.getAddress(), parsed.getPort(), labels);
  }

  /// As a room's worker is told.
  String place() {
    var text = address.getHostAddress();
    return (text.contains(":") ? "[" + text + "]" : text) + ":" + port;
  }

  Map<String, String> sortedLabels() {
    return new TreeMap<>(labels);
  }
}
