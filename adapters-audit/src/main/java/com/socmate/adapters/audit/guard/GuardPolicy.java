package com.socmate.adapters.audit.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an audit may reach.
///
/// @param hosts each with its ports; nothing else is reached
/// @param pins addresses that take the place of looking a name up: for laboratories
/// @param loopback whether this machine itself may be reached: for laboratories, never in service
/// @param nameServer the one server that questions go to
/// @param perSecond connections to targets in a second; 0 for no limit
/// @param mostConnections in all
/// @param mostBytes in all, both ways
public record GuardPolicy(
    Map<String, Set<Integer>> hosts,
    Map<String, InetAddress> pins,
    boolean loopback,
    Optional<InetSocketAddress> nameServer,
    int perSecond,
    int mostConnections,
    long mostBytes) {
  public static final int DEFAULT_PER_SECOND = 5;
  public static final int DEFAULT_CONNECTIONS = 600;
  public static final long DEFAULT_BYTES = 64L << 20;
  public static final long CRAWL_BYTES = 512L << 20;

  public GuardPolicy {
    hosts = Map.copyOf(hosts);
    pins = Map.copyOf(pins);
  }
}
