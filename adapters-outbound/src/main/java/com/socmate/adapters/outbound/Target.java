package com.socmate.adapters.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A web address, read strictly: what two readers could read differently is refused rather than
/// understood.
///
/// @param host in lower case; an IPv6 literal in brackets
/// @param literal the address, where the host is one
/// @param path with the query
record Target(boolean tls, String host, Optional<InetAddress> literal, int port, String path) {
  private static final int LONGEST = 2_000;
  private static final int LONGEST_NAME = 253;
  private static final String IN_PATH = "[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2}";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>[Hh][Tt][Tt][Pp][Ss]?)://"
              + "(?<host>\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9.-]{1,253})"
              + "(?::(?<port>[0-9]{1,5}))?"
              + "(?<path>/(?:"
              + IN_PATH
              + ")*)?(?<query>\\?(?:"
              + IN_PATH
              + "|\\?)*)?");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern QUAD =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");

  /// @throws NotATarget in a sentence that says what is wrong
  static Target parse(String url) {
    if (url.length() > LONGEST) {
      throw new NotATarget("The address has more than " + LONGEST + " characters.");
    }
    var form = FORM.matcher(url);
    if (!form.matches()) {
      throw new NotATarget(
          "The address is not a plain http or https address: a scheme, a host, a port if need be, a"
              + " path and a query, without a user, a fragment or characters beyond ASCII.");
    }
    boolean tls = form.group("scheme").equalsIgnoreCase("https");
    var host = form.group("host").toLowerCase(Locale.ROOT);
    return new Target(
        tls,
        host,
        literal(host),
        port(form.group("port"), tls),
        Optional.ofNullable(form.group("path")).orElse("/")
            + Optional.ofNullable(form.group("query")).orElse(""));
  }

  private static int port(@Nullable String text, boolean tls) {
    if (text == null) {
      return tls ? 443 : 80;
    }
    int port = Integer.parseInt(text);
    if (port < 1 || port > 65_535) {
      throw new NotATarget("The port is not one from 1 to 65535.");
    }
    return port;
  }

  private static Optional<InetAddress> literal(String host) {
    if (host.startsWith("[")) {
      return Optional.of(v6(host.substring(1, host.length() - 1)));
    }
    if (QUAD.matcher(host).matches()) {
      return Optional.of(InetAddress.ofLiteral(host));
    }
    requireName(host);
    return Optional.empty();
  }

  /// An IPv4 address in IPv6 clothes is refused.
  private static InetAddress v6(String text) {
    try {
      var address = InetAddress.ofLiteral(text);
      if (!(address instanceof Inet4Address)) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // Answered below.
    }
    throw new NotATarget("The host is not a plain IPv6 address.");
  }

  private static void requireName(String host) {
    var labels = host.split("\\.", -1);
    boolean wellFormed =
        host.length() <= LONGEST_NAME
            && Arrays.stream(labels).allMatch(label -> LABEL.matcher(label).matches());
    if (!wellFormed) {
      throw new NotATarget("The host is not a well-formed name.");
    }
    if (Arrays.stream(labels).anyMatch(label -> label.startsWith("xn--"))) {
      throw new NotATarget("The host is an internationalised name, which is not taken here.");
    }
    var last = labels[labels.length - 1];
    if (Character.isDigit(last.charAt(0))) {
      throw new NotATarget(
          "The host is neither a name nor an IPv4 address of four plain decimal numbers.");
    }
  }

  /// The name itself stands for this machine.
  boolean isLocalName() {
    return host.equals("localhost") || host.endsWith(".localhost");
  }

  boolean isSingleLabel() {
    return literal.isEmpty() && host.indexOf('.') < 0;
  }

  /// As the Host header has it.
  String authority() {
    return port == (tls ? 443 : 80) ? host : host + ":" + port;
  }

  /// An address that is refused for what it is.
  static final class NotATarget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotATarget(String sentence) {
      super(sentence);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
