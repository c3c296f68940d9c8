package com.socmate.domain.audit.observatory;

import java.util.Map;
import java.util.Optional;

/// The hosts that browsers reach by HTTPS without having been there.
///
/// @param hosts the entries that force HTTPS, each with whether its subdomains are meant too
public record PreloadList(Map<String, Boolean> hosts) {
  public static final PreloadList NONE = new PreloadList(Map.of());

  public PreloadList {
    hosts = Map.copyOf(hosts);
  }

  /// Whether the entry that covers the host covers subdomains; empty if none covers it.
  Optional<Boolean> covering(String host) {
    if (hosts.containsKey(host)) {
      return Optional.ofNullable(hosts.get(host));
    }
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (Boolean.TRUE.equals(hosts.get(host.substring(dot + 1)))) {
        return Optional.of(true);
      }
    }
    return Optional.empty();
  }
}
