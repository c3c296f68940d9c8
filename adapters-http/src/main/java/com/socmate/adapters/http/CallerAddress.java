package com.socmate.adapters.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request comes from, as limits count it: an IPv4 address, or the /64 an IPv6 address lies
/// in, because one subscriber has all of those.
final class CallerAddress {
  private static final int NETWORK_BYTES = 8;

  private CallerAddress() {}

  static String of(Context ctx) {
    return of(ctx.ip());
  }

  static String of(String ip) {
    if (ip.indexOf(':') < 0) {
      return ip;
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(ip.replaceAll("[\\[\\]]", "")).getAddress();
      return bytes.length == 4
          ? InetAddress.getByAddress(bytes).getHostAddress()
          : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "::/64";
    } catch (IllegalArgumentException | UnknownHostException _) {
      return "unknown";
    }
  }
}
