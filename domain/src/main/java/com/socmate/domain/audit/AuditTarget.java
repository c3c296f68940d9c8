package com.socmate.domain.audit;

import java.util.Locale;
import java.util.regex.Pattern;

/// A host that is audited.
///
/// @param host in lower case
/// @param httpPort where plain HTTP is looked for
/// @param httpsPort where HTTPS is looked for
public record AuditTarget(String host, int httpPort, int httpsPort) {
  private static final Pattern HOST =
      Pattern.compile(
          "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*");

  public AuditTarget {
    host = host.toLowerCase(Locale.ROOT);
    if (host.length() > 253 || !HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("A target is the name of a host, not " + host + ".");
    }
    requirePort(httpPort);
    requirePort(httpsPort);
  }

  private static void requirePort(int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 1 to 65535, not " + port + ".");
    }
  }

  public static AuditTarget of(String host) {
    return new AuditTarget(host, 80, 443);
  }

  public String httpUrl() {
    return "http://" + host + (httpPort == 80 ? "" : ":" + httpPort);
  }

  public String httpsUrl() {
    return "https://" + host + (httpsPort == 443 ? "" : ":" + httpsPort);
  }
}
