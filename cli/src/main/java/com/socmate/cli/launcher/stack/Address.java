package com.socmate.cli.launcher.stack;

import java.net.URI;

/// Where a server can be reached from this machine.
final class Address {
  private Address() {}

  /// The address to call for a server bound to `host`, which may be "every address".
  static URI of(String host, int port) {
    String reachable =
        switch (host) {
          case "0.0.0.0", "" -> "127.0.0.1";
          case "::" -> "[::1]";
          default -> host.contains(":") ? "[" + host + "]" : host;
        };
    return URI.create("http://" + reachable + ":" + port);
  }
}
