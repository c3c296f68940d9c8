package com.socmate.adapters.audit.guard;

import com.socmate.domain.address.GlobalAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The addresses of an audit: each allowed name is looked up once, held against the table of global
/// addresses, and stays what it was.
final class Pinned {
  private static final String DNS = "dns.guard";
  private static final int DNS_PORT = 53;

  private final GuardPolicy policy;
  private final Map<String, List<InetAddress>> addresses = new ConcurrentHashMap<>();

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

  /// The name alone, where one of its addresses is meant.
  static String name(String host) {
    return host.split("#", 2)[0];
  }

  /// Throws [Refused] for whatever the audit may not reach.
  ///
  /// @param host its name; with `#1` behind it its second address, and so on
  InetSocketAddress address(String host, int port) {
    if (isDns(host) && port == DNS_PORT) {
      return policy.nameServer().orElseThrow(() -> new Refused("No name server may be asked."));
    }
    var words = host.split("#", 2);
    if (!policy.hosts().getOrDefault(words[0], Set.of()).contains(port)) {
      throw new Refused("This is not the audit's target.");
    }
    var all = addresses.computeIfAbsent(words[0], this::lookedUp);
    int which = words.length > 1 && words[1].matches("[0-9]") ? Integer.parseInt(words[1]) : 0;
    if (which >= all.size()) {
      throw new Refused("The host has no such address.");
    }
    return new InetSocketAddress(all.get(which), port);
  }

  private List<InetAddress> lookedUp(String host) {
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
    return all;
  }

  private static List<InetAddress> resolved(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException _) {
      throw new Refused("The host leads nowhere.");
    }
  }
}
