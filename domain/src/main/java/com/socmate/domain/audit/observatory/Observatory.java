package com.socmate.domain.audit.observatory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Scores a site as the HTTP Observatory does: a hundred points, less what is missing, more what is
/// uncommonly good.
public final class Observatory {
  private static final int START = 100;
  private static final int LEAST_FOR_EXTRA_CREDIT = 90;

  private final PreloadList preload;
  private final RegistrableDomains domains;

  public Observatory(PreloadList preload, RegistrableDomains domains) {
    this.preload = preload;
    this.domains = domains;
  }

  /// A score with its tests by name.
  public record Score(int score, String grade, Map<String, Assessment> tests) {
    public Score {
      tests = Collections.unmodifiableMap(new LinkedHashMap<>(tests));
    }

    public long passed() {
      return tests.values().stream().filter(Assessment::passed).count();
    }
  }

  /// Whether a site that answers so is scored at all.
  public static boolean isScored(int status) {
    return (status >= 200 && status < 400) || status == 401 || status == 403;
  }

  public Score score(Scan scan) {
    var tests = tests(scan);
    int all = sum(tests, true);
    int withoutCredit = sum(tests, false);
    int score = Math.max(0, withoutCredit >= LEAST_FOR_EXTRA_CREDIT ? all : withoutCredit);
    return new Score(score, grade(score), tests);
  }

  private static int sum(Map<String, Assessment> tests, boolean credit) {
    return START
        + tests.values().stream()
            .mapToInt(it -> it.outcome().modifier())
            .filter(modifier -> credit || modifier < 0)
            .sum();
  }

  public Map<String, Assessment> tests(Scan scan) {
    var hsts = TransportRules.strictTransport(scan, preload);
    Map<String, Assessment> tests = new LinkedHashMap<>();
    tests.put("content-security-policy", PolicyRule.of(scan).assessment());
    tests.put("cookies", CookieRule.of(scan, hsts.passed()));
    tests.put("cross-origin-embedder-policy", HeaderRules.embedderPolicy(scan));
    tests.put("cross-origin-opener-policy", HeaderRules.openerPolicy(scan));
    tests.put("cross-origin-resource-sharing", TransportRules.sharing(scan));
    tests.put("redirection", TransportRules.redirection(scan, preload));
    tests.put("referrer-policy", HeaderRules.referrerPolicy(scan));
    tests.put("strict-transport-security", hsts);
    tests.put("subresource-integrity", IntegrityRule.of(scan, domains));
    tests.put("x-content-type-options", HeaderRules.contentTypeOptions(scan));
    tests.put("x-frame-options", HeaderRules.frameOptions(scan));
    tests.put("cross-origin-resource-policy", HeaderRules.resourcePolicy(scan));
    return tests;
  }

  private static String grade(int score) {
    return switch (Math.min(score - score % 5, 100)) {
      case 100 -> "A+";
      case 95, 90 -> "A";
      case 85 -> "A-";
      case 80 -> "B+";
      case 75, 70 -> "B";
      case 65 -> "B-";
      case 60 -> "C+";
      case 55, 50 -> "C";
      case 45 -> "C-";
      case 40 -> "D+";
      case 35, 30 -> "D";
      case 25 -> "D-";
      default -> "F";
    };
  }
}
