package com.socmate.domain.audit.observed;

import com.socmate.domain.audit.AuditTarget;
import java.time.Instant;

/// All that was seen of a target in one audit. The same observations come to the same verdicts.
///
/// @param at when it was looked at: what certificates are judged by
/// @param mail what the target says as its zone's mail server, if it is and may be asked
/// @param crawl what lies beyond the first page
/// @param limited why the look had to end early; empty where it did not
public record Observations(
    AuditTarget target,
    Instant at,
    Site site,
    Tls tls,
    Dns dns,
    Mail mail,
    Crawl crawl,
    String limited) {
  /// Where no mail server was asked.
  public Observations(
      AuditTarget target, Instant at, Site site, Tls tls, Dns dns, Crawl crawl, String limited) {
    this(target, at, site, tls, dns, Mail.NONE, crawl, limited);
  }
}
