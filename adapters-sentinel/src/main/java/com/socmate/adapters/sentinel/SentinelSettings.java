package com.socmate.adapters.sentinel;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/// Which workspace is asked, and how patiently. Plain http is for loopback only.
///
/// @param logsUrl the Log Analytics endpoint, such as `https://api.loganalytics.azure.com`
/// @param attempts how often a question is asked before its answer counts as unavailable
/// @param firstPause before the second attempt; doubled before each further one
public record SentinelSettings(URI logsUrl, String workspaceId, int attempts, Duration firstPause) {
  public SentinelSettings {
    boolean secure = "https".equals(logsUrl.getScheme());
    if (!secure && !("http".equals(logsUrl.getScheme()) && isLoopback(logsUrl.getHost()))) {
      throw new IllegalArgumentException(
          "The workspace is reached by https, or by http on loopback; found " + logsUrl + ".");
    }
    if (attempts < 1) {
      throw new IllegalArgumentException(
          "A question is asked at least once; found " + attempts + " attempts.");
    }
  }

  public static SentinelSettings of(URI logsUrl, String workspaceId) {
    return new SentinelSettings(logsUrl, workspaceId, 4, Duration.ofMillis(250));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
