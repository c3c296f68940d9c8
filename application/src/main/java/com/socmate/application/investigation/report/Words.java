package com.socmate.application.investigation.report;

import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Severity;
import java.util.Locale;

final class Words {
  private Words() {}

  static String of(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  static String of(Finding.Novelty novelty) {
    return switch (novelty) {
      case NEW -> "new";
      case STILL -> "still there";
    };
  }
}
