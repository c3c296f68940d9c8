package com.socmate.domain.audit;

/// What was sent and what came back, as far as it proves something; both are cut at two kibibytes.
///
/// @param kind what it is a record of: `http`, `tls`, `certificate`, `dns`, `smtp`
public record Evidence(String kind, String sent, String received) {
  private static final int MOST = 2048;

  public Evidence {
    sent = cut(sent);
    received = cut(received);
  }

  private static String cut(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
  }
}
