package com.socmate.domain.audit.observed;

import com.socmate.domain.audit.AuditTarget;
import java.time.Instant;

/// All that was seen of a target in one audit. The same observations come to the same verdicts.
///
/// @param at when it was looked at: what certificates are judged by
/// @param crawl what lies beyond the first page
/// @param limited why the look had to end early; empty where it did not
public record Observations(
    AuditTarget target, Instant at, Site site, Tls tls, Dns dns, Crawl crawl, String limited) {}
