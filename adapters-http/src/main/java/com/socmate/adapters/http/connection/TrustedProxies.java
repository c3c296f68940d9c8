package com.socmate.adapters.http.connection;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The proxies whose word about a caller is taken. From anybody else `X-Forwarded-For` and
/// `X-Forwarded-Proto` are noise; `X-Forwarded-Host` and the like are noise from everybody.
public record TrustedProxies(List<AddressRange> ranges) {
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[(?<six>[^\\]]*)](:\\d+)?|(?<four>[0-9.]+):\\d+");

  public TrustedProxies {
    ranges = List.copyOf(ranges);
  }

  public static TrustedProxies none() {
    return new TrustedProxies(List.of());
  }

  /// @throws IllegalArgumentException if the text is no list of ranges with commas between
  public static TrustedProxies parse(String text) {
    return new TrustedProxies(
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(range -> !range.isEmpty())
            .map(AddressRange::parse)
            .toList());
  }

  boolean trusts(InetAddress peer) {
    return ranges.stream().anyMatch(range -> range.contains(peer));
  }

  /// Who calls: read from the right, the first hop that is no trusted proxy, since only what a
  /// trusted proxy wrote behind it can be believed. What is no address ends the reading.
  InetAddress caller(InetAddress peer, List<String> forwardedFor) {
    var hops = String.join(",", forwardedFor).split(",", -1);
    var caller = peer;
    for (int hop = hops.length - 1; hop >= 0 && trusts(caller); hop--) {
      var before = address(hops[hop].strip());
      if (before.isEmpty()) {
        return caller;
      }
      caller = before.get();
    }
    return caller;
  }

  private static Optional<InetAddress> address(String hop) {
    var withPort = WITH_PORT.matcher(hop);
    if (!withPort.matches()) {
      return AddressRange.address(hop);
    }
    var six = Optional.ofNullable(withPort.group("six"));
    return AddressRange.address(six.orElseGet(() -> withPort.group("four")));
  }
}
