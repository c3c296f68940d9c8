package com.socmate.adapters.audit.dns;

import com.socmate.adapters.audit.net.Dialer;
import com.socmate.domain.audit.observed.Dns;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Asks what a host's names and its zone say about addresses, certificates and mail.
public final class DnsProber {
  /// The root zone's keys, as IANA publishes them.
  public static final List<String> ROOT =
      List.of(
          ". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
          ". IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16");

  private static final List<String> OF_ZONE =
      List.of("SOA", "NS", "DNSKEY", "NSEC3PARAM", "CAA", "MX", "TXT", "A");
  private static final List<String> OF_HOST = List.of("A", "AAAA", "CNAME", "CAA");
  private static final List<String> SELECTORS =
      List.of("default", "google", "selector1", "selector2", "k1", "s1", "mail", "dkim");
  private static final Pattern REPORTER = Pattern.compile("mailto:[^@,;\\s]+@([A-Za-z0-9.-]+)");
  private static final int MOST_SPF_QUESTIONS = 14;

  private final Dialer dialer;
  private final List<String> anchors;

  /// @param anchors DS or DNSKEY records that are trusted
  public DnsProber(Dialer dialer, List<String> anchors) {
    this.dialer = dialer;
    this.anchors = anchors;
  }

  public Dns probe(String host, String zone) {
    try {
      var lookups = new Lookups(dialer, anchors);
      OF_HOST.forEach(type -> lookups.ask(host, type));
      OF_ZONE.forEach(type -> lookups.ask(zone, type));
      names(lookups, host, zone);
      mail(lookups, zone);
      return new Dns("", zone, lookups.all());
    } catch (IOException e) {
      return Dns.unseen("The trust anchors cannot be read: " + e.getMessage());
    }
  }

  /// Names that cannot exist, and where an alias leads.
  private static void names(Lookups lookups, String host, String zone) {
    lookups.ask(absent(zone), "A");
    for (String alias : lookups.ask(host, "CNAME").records()) {
      lookups.ask(plain(alias), "A");
    }
  }

  /// A name nobody would give; the same in every audit.
  public static String absent(String zone) {
    return "no-such-name-7f3a9c." + zone;
  }

  private static void mail(Lookups lookups, String zone) {
    spf(lookups, zone);
    lookups.ask("_dmarc." + zone, "TXT");
    lookups.ask("_mta-sts." + zone, "TXT");
    lookups.ask("_smtp._tls." + zone, "TXT");
    lookups.ask("default._bimi." + zone, "TXT");
    SELECTORS.forEach(selector -> lookups.ask(selector + "._domainkey." + zone, "TXT"));
    for (String exchange : lookups.ask(zone, "MX").records()) {
      var server = plain(exchange.substring(exchange.indexOf(' ') + 1));
      if (!server.isEmpty()) {
        lookups.ask(server, "A");
        lookups.ask("_25._tcp." + server, "TLSA");
      }
    }
    for (String reporter : reporters(lookups.ask("_dmarc." + zone, "TXT").records(), zone)) {
      lookups.ask(zone + "._report._dmarc." + reporter, "TXT");
    }
  }

  /// Follows what a policy includes, as a receiver of mail would.
  private static void spf(Lookups lookups, String zone) {
    var left = new ArrayDeque<>(List.of(zone));
    Set<String> seen = new HashSet<>();
    while (!left.isEmpty() && seen.size() < MOST_SPF_QUESTIONS) {
      var name = left.poll();
      if (seen.add(name)) {
        lookups.ask(name, "TXT").records().stream()
            .filter(text -> text.toLowerCase(Locale.ROOT).startsWith("v=spf1"))
            .forEach(text -> left.addAll(included(text)));
      }
    }
  }

  private static List<String> included(String policy) {
    List<String> included = new ArrayList<>();
    for (String term : policy.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      var word = term.replaceFirst("^[+?~-]", "");
      if (word.startsWith("include:") || word.startsWith("redirect=")) {
        var name = word.substring(word.indexOf(word.startsWith("include:") ? ':' : '=') + 1);
        if (!name.contains("%") && !name.isEmpty()) {
          included.add(name);
        }
      }
    }
    return included;
  }

  private static List<String> reporters(List<String> policies, String zone) {
    List<String> reporters = new ArrayList<>();
    for (String policy : policies) {
      var address = REPORTER.matcher(policy);
      while (address.find()) {
        var domain = address.group(1).toLowerCase(Locale.ROOT);
        if (!domain.equals(zone) && !domain.endsWith("." + zone) && !reporters.contains(domain)) {
          reporters.add(domain);
        }
      }
    }
    return reporters;
  }

  private static String plain(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
