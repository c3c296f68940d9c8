package com.socmate.adapters.audit.guard;

import com.socmate.domain.address.GlobalAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The addresses of an audit: each allowed name is looked up once, held against the table of global
/// addresses, and stays what it was.
final class Pinned {
  private static final String DNS = "dns.guard";
  private static final int DNS_PORT = 53;

  private final GuardPolicy policy;
  private final Map<String, InetAddress> addresses = new ConcurrentHashMap<>();

  private final Function<String, List<InetAddress>> names;

  Pinned(GuardPolicy policy) {
    this(policy, Pinned::resolved);
  }

  /// @param names where a name leads, asked once for each
  Pinned(GuardPolicy policy, Function<String, List<InetAddress>> names) {
    this.policy = policy;
    this.names = names;
  }

  static boolean isDns(String host) {
    return host.equals(DNS);
  }

  /// Throws [Refused] for whatever the audit may not reach.
  InetSocketAddress address(String host, int port) {
    if (isDns(host) && port == DNS_PORT) {
      return policy.nameServer().orElseThrow(() -> new Refused("No name server may be asked."));
    }
    if (!policy.hosts().getOrDefault(host, Set.of()).contains(port)) {
      throw new Refused("This is not the audit's target.");
    }
    return new InetSocketAddress(addresses.computeIfAbsent(host, this::lookedUp), port);
  }

  private InetAddress lookedUp(String host) {
    var pin = policy.pins().get(host);
    var all = pin == null ? names.apply(host) : List.of(pin);
    for (InetAddress address : all) {
      boolean reachable =
          GlobalAddresses.contain(address)
              || (policy.loopback() && GlobalAddresses.isLoopback(address));
      if (!reachable) {
        throw new Refused("The host leads to an address that is not on the public network.");
      }
    }
    return Objects.requireNonNull(all.getFirst());
  }

  private static List<InetAddress> resolved(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException _) {
      throw new Refused("The host leads nowhere.");
    }
  }
}
