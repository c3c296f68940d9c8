package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;

/// Names that are looked up to carry data out, or to find somebody who listens.
final class NameStories implements Story {
  @Override
  public void tell(Stage stage) {
    tunnels(new Planting(stage, Intent.DNS_TUNNELLING, Traffic.NAMES));
    unknown(new Planting(stage, Intent.NXDOMAIN_BURSTS, Traffic.NAMES));
  }

  private static FindingKey key(String from, String domain) {
    return FindingKey.of("ClientIP", from, "Domain", domain);
  }

  private static Planting.Maker names(String from, String domain, int different, int length) {
    return (dice, at, n) ->
        Traffic.lookup(
            at,
            from,
            "x%03d%s.%s".formatted(n % different, dice.hex(Math.max(1, length - 4)), domain),
            Traffic.FOUND);
  }

  private static void tunnels(Planting plot) {
    for (int n = 0; n < 2; n++) {
      var domain = "cdn-relay" + n + ".example";
      plot.incident(
          "tunnel-" + (n + 1),
          key("10.20.4." + (11 + n), domain),
          "Seventy names of forty characters, never the same twice.",
          70,
          names("10.20.4." + (11 + n), domain, 999, 40));
    }
    plot.nearMiss(
        "forty-names",
        key("10.20.4.13", "telemetry-a.example"),
        "Forty names are fewer than fifty.",
        40,
        names("10.20.4.13", "telemetry-a.example", 999, 40));
    plot.nearMiss(
        "short-names",
        key("10.20.4.14", "tenants-b.example"),
        "Eighty short names: the tenants of a service.",
        80,
        names("10.20.4.14", "tenants-b.example", 999, 8));
    plot.nearMiss(
        "one-long-name",
        key("10.20.4.15", "assets-c.example"),
        "The same long name, over and over.",
        90,
        (_, at, _) ->
            Traffic.lookup(
                at,
                "10.20.4.15",
                "a-very-long-name-of-a-content-delivery-network.assets-c.example",
                Traffic.FOUND));
    plot.tooEarly(
        "before-the-window",
        key("10.20.4.16", "cdn-relay7.example"),
        70,
        names("10.20.4.16", "cdn-relay7.example", 999, 40));
  }

  private static void unknown(Planting plot) {
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "generated-names-" + (n + 1),
          FindingKey.of("ClientIP", "10.20.4." + (21 + n)),
          "A hundred and twenty generated names, none of which exists.",
          120,
          lookups("10.20.4." + (21 + n), Traffic.NO_SUCH_NAME));
    }
    plot.nearMiss(
        "ninety-nine",
        FindingKey.of("ClientIP", "10.20.4.23"),
        "Ninety-nine are fewer than a hundred.",
        99,
        lookups("10.20.4.23", Traffic.NO_SUCH_NAME));
    plot.nearMiss(
        "they-exist",
        FindingKey.of("ClientIP", "10.20.4.24"),
        "A hundred and thirty names that exist.",
        130,
        lookups("10.20.4.24", Traffic.FOUND));
    plot.tooEarly(
        "before-the-window",
        FindingKey.of("ClientIP", "10.20.4.25"),
        120,
        lookups("10.20.4.25", Traffic.NO_SUCH_NAME));
  }

  private static Planting.Maker lookups(String from, int result) {
    return (dice, at, n) -> Traffic.lookup(at, from, dice.hex(10) + n + ".example", result);
  }
}
