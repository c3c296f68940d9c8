package com.socmate.adapters.audit.tls;

import com.socmate.adapters.audit.net.Dialer;
import com.socmate.domain.audit.observed.CipherSuites;
import com.socmate.domain.audit.observed.Tls;
import com.socmate.domain.audit.observed.Tls.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out what a server's TLS takes, by greetings of our own: no library in between decides what
/// may be offered. Only the chain of a server that speaks TLS 1.3 alone is read by shaking hands to
/// the end.
public final class TlsProber {
  private static final int EXTENSION_PROTOCOL = 16;
  private static final int EXTENSION_HEARTBEAT = 15;
  private static final int EXTENSION_TICKET = 35;
  private static final int EXTENSION_RENEGOTIATION = 0xff01;
  private static final int INAPPROPRIATE_FALLBACK = 86;
  static final Map<Integer, String> VERSIONS = new LinkedHashMap<>();

  static {
    VERSIONS.put(Hello.SSL_3, "SSL 3");
    VERSIONS.put(Hello.TLS_1_0, "TLS 1.0");
    VERSIONS.put(0x0302, "TLS 1.1");
    VERSIONS.put(Hello.TLS_1_2, "TLS 1.2");
    VERSIONS.put(Hello.TLS_1_3, "TLS 1.3");
  }

  private final Dialer dialer;
  private final int port;
  private final Handshakes handshakes;
  private final FullHandshake full;
  private final String host;
  private final Chains chains;

  public TlsProber(Dialer dialer, String host, int port, Chains chains) {
    this.dialer = dialer;
    this.port = port;
    this.handshakes = new Handshakes(dialer, host, port);
    this.full = new FullHandshake(dialer, host, port);
    this.host = host;
    this.chains = chains;
  }

  /// Everything there is to see; an observation that says why not where there is no TLS.
  public Tls probe() {
    try {
      var versions = versions();
      if (versions.isEmpty()) {
        return Tls.unseen("The server does not shake hands in any version of TLS.");
      }
      return details(versions);
    } catch (IOException e) {
      return Tls.unseen("There is no connection to port for TLS: " + e.getMessage());
    }
  }

  private Map<Integer, Tls.Version> versions() throws IOException {
    Map<Integer, Tls.Version> versions = new LinkedHashMap<>();
    if (handshakes.speaksSsl2()) {
      versions.put(2, new Tls.Version("SSL 2", List.of(), false));
    }
    for (var version : VERSIONS.entrySet()) {
      var suites = suites(version.getKey());
      if (!suites.isEmpty()) {
        boolean prefers = prefers(version.getKey(), suites);
        versions.put(version.getKey(), new Tls.Version(version.getValue(), suites, prefers));
      }
    }
    return versions;
  }

  /// Offers all, then all but what was chosen, until nothing is chosen any more.
  private List<Integer> suites(int version) throws IOException {
    var hello = Offer.everything(version, host);
    Set<Integer> found = new LinkedHashSet<>();
    List<Integer> left = new ArrayList<>(hello.suites());
    while (!left.isEmpty()
        && handshakes.choose(hello.withSuites(left)) instanceof Greeting.Accepted accepted
        && accepted.version() == version
        && left.remove(Integer.valueOf(accepted.suite()))) {
      found.add(accepted.suite());
    }
    return List.copyOf(found);
  }

  /// Whether two offers in opposite orders get the same choice.
  private boolean prefers(int version, List<Integer> suites) throws IOException {
    if (suites.size() < 2) {
      return false;
    }
    var hello = Offer.everything(version, host);
    var one = handshakes.choose(hello.withSuites(suites));
    var other = handshakes.choose(hello.withSuites(suites.reversed()));
    return one instanceof Greeting.Accepted first
        && other instanceof Greeting.Accepted second
        && first.suite() == second.suite();
  }

  private Tls details(Map<Integer, Tls.Version> versions) throws IOException {
    int best = versions.keySet().stream().max(Integer::compare).orElseThrow();
    int plain =
        versions.keySet().stream()
            .filter(it -> it >= Hello.SSL_3 && it <= Hello.TLS_1_2)
            .max(Integer::compare)
            .orElse(0);
    var greeting =
        plain == 0
            ? new Greeting.Refused(Optional.empty())
            : handshakes.listen(Offer.everything(plain, host));
    var end = full.shake();
    var chain = greeting instanceof Greeting.Accepted it ? it.chain() : end.chain();
    var accepted = greeting instanceof Greeting.Accepted it ? it : null;
    return new Tls(
        "",
        List.copyOf(versions.values()),
        groups(versions),
        versions.containsKey(Hello.TLS_1_2) ? signatures() : List.of(),
        dhBits(versions, plain),
        chain.stream().map(it -> Base64.getEncoder().encodeToString(it)).toList(),
        chains.trouble(chain, host),
        protocols(accepted, end),
        accepted == null || accepted.has(EXTENSION_RENEGOTIATION),
        plain > 0 && compresses(plain),
        fallback(versions, best),
        accepted != null ? accepted.stapled() : end.stapled(),
        chains.revocation(end.chain(), end.staple().orElse(new byte[0])),
        accepted != null && accepted.has(EXTENSION_TICKET),
        heartbeat(plain),
        new Addresses(dialer, host, port).choices());
  }

  private static List<String> protocols(
      Greeting.@Nullable Accepted accepted, FullHandshake.End end) {
    if (accepted != null && accepted.has(EXTENSION_PROTOCOL)) {
      byte[] chosen = accepted.extensions().getOrDefault(EXTENSION_PROTOCOL, new byte[3]);
      return List.of(new String(chosen, 3, chosen.length - 3, StandardCharsets.ISO_8859_1));
    }
    return end.protocol().map(List::of).orElse(List.of());
  }

  private List<String> groups(Map<Integer, Tls.Version> versions) throws IOException {
    List<String> groups = new ArrayList<>();
    for (var group : Offer.GROUPS.entrySet()) {
      for (int version : List.of(Hello.TLS_1_3, Hello.TLS_1_2)) {
        boolean taken =
            versions.containsKey(version)
                && !groups.contains(group.getValue())
                && takes(version, group.getKey());
        if (taken) {
          groups.add(group.getValue());
        }
      }
    }
    return groups;
  }

  private boolean takes(int version, int group) throws IOException {
    var hello = Offer.everything(version, host).withGroups(List.of(group));
    var answer = version == Hello.TLS_1_3 ? handshakes.choose(hello) : handshakes.listen(hello);
    return answer instanceof Greeting.Accepted accepted
        && accepted.version() == version
        && accepted.group() == group;
  }

  private List<String> signatures() throws IOException {
    List<String> signatures = new ArrayList<>();
    var hello = Offer.everything(Hello.TLS_1_2, host);
    for (var signature : Offer.SIGNATURES.entrySet()) {
      var answer = handshakes.listen(hello.withSignatures(List.of(signature.getKey())));
      if (answer instanceof Greeting.Accepted accepted
          && accepted.signature() == signature.getKey()) {
        signatures.add(signature.getValue());
      }
    }
    return signatures;
  }

  /// The prime of a key exchange over the integers, where the server does that.
  private int dhBits(Map<Integer, Tls.Version> versions, int plain) throws IOException {
    var version = versions.get(plain);
    if (version == null) {
      return 0;
    }
    var suites =
        version.suites().stream().filter(it -> CipherSuites.name(it).contains("_DHE_")).toList();
    if (suites.isEmpty()) {
      return 0;
    }
    var hello = Offer.everything(plain, host).withGroups(List.of()).withSuites(suites);
    return handshakes.listen(hello) instanceof Greeting.Accepted accepted ? accepted.dhBits() : 0;
  }

  private boolean compresses(int version) throws IOException {
    var answer = handshakes.choose(Offer.everything(version, host).offeringCompression());
    return answer instanceof Greeting.Accepted accepted && accepted.compression() != 0;
  }

  /// Whether a client that falls back for no reason is told so.
  private Answer fallback(Map<Integer, Tls.Version> versions, int best) throws IOException {
    var lower =
        versions.keySet().stream()
            .filter(it -> it >= Hello.SSL_3 && it < best)
            .max(Integer::compare);
    if (lower.isEmpty()) {
      return Answer.UNKNOWN;
    }
    List<Integer> suites = new ArrayList<>();
    suites.add(Offer.FALLBACK);
    suites.addAll(Offer.SUITES);
    var answer = handshakes.choose(Offer.everything(lower.orElseThrow(), host).withSuites(suites));
    return switch (answer) {
      case Greeting.Accepted _ -> Answer.NO;
      case Greeting.Refused refused ->
          refused.alert().filter(it -> it == INAPPROPRIATE_FALLBACK).isPresent()
              ? Answer.YES
              : Answer.UNKNOWN;
    };
  }

  private Answer heartbeat(int version) throws IOException {
    if (version < Hello.TLS_1_0) {
      return Answer.UNKNOWN;
    }
    var hello = Offer.everything(version, host).offeringHeartbeat();
    boolean offered =
        handshakes.choose(hello) instanceof Greeting.Accepted accepted
            && accepted.has(EXTENSION_HEARTBEAT);
    return offered && handshakes.echoesMoreThanSent(hello) ? Answer.YES : Answer.NO;
  }
}
