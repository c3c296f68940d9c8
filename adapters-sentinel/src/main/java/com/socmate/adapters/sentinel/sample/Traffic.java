package com.socmate.adapters.sentinel.sample;

import java.time.Instant;

/// Rows of `CommonSecurityLog`, as a firewall writes them, and of `DnsEvents`.
final class Traffic {
  static final String FIREWALL = "CommonSecurityLog";
  static final String NAMES = "DnsEvents";
  static final int FOUND = 0;
  static final int NO_SUCH_NAME = 3;

  private Traffic() {}

  static Row connection(Dice dice, Instant at, String from, String to, int port, long sent) {
    return Row.of(FIREWALL, at)
        .with("DeviceVendor", "Contoso")
        .with("DeviceProduct", "Edge firewall")
        .with("DeviceAction", "allow")
        .with("SourceIP", from)
        .with("SourcePort", dice.between(49_152, 65_535))
        .with("DestinationIP", to)
        .with("DestinationPort", port)
        .with("Protocol", "TCP")
        .with("SentBytes", sent)
        .with("ReceivedBytes", (long) dice.between(500, 90_000))
        .with("Computer", "fw-edge01")
        .row();
  }

  static Row lookup(Instant at, String from, String name, int result) {
    return Row.of(NAMES, at)
        .with("Computer", "SRV-DC01")
        .with("SubType", "LookupQuery")
        .with("ClientIP", from)
        .with("Name", name)
        .with("QueryType", "A")
        .with("ResultCode", result)
        .with("Result", result == FOUND ? "Success" : "NXDOMAIN")
        .row();
  }
}
