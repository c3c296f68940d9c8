package com.socmate.adapters.sentinel;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/// Which workspace is asked, and how patiently. Plain http is for loopback, and for the one host
/// that was named for it.
///
/// @param logsUrl the Log Analytics endpoint, such as `https://api.loganalytics.azure.com`
/// @param plainHttpHost may be reached by plain http, as inside a closed network; empty for none
/// @param attempts how often a question is asked before its answer counts as unavailable
/// @param firstPause before the second attempt; doubled before each further one
public record SentinelSettings(
    URI logsUrl, String workspaceId, String plainHttpHost, int attempts, Duration firstPause) {
  public SentinelSettings {
    if (!isSafe(logsUrl, plainHttpHost)) {
      throw new IllegalArgumentException(
          "The workspace is reached by https, by http on loopback, or by http on the host that"
              + " SOCMATE_WORKSPACE_PLAIN_HTTP names; found "
              + logsUrl
              + ".");
    }
    if (attempts < 1) {
      throw new IllegalArgumentException(
          "A question is asked at least once; found " + attempts + " attempts.");
    }
  }

  public static SentinelSettings of(URI logsUrl, String workspaceId, String plainHttpHost) {
    return new SentinelSettings(logsUrl, workspaceId, plainHttpHost, 4, Duration.ofMillis(250));
  }

  static boolean isSafe(URI url, String plainHttpHost) {
    var host = url.getHost();
    return switch (url.getScheme()) {
      case "https" -> host != null;
      case "http" -> host != null && (host.equals(plainHttpHost) || isLoopback(host));
      case null, default -> false;
    };
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
