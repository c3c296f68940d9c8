package com.socmate.adapters.report;

import com.socmate.application.investigation.evidence.VisibleText;

/// Text shortened to what fits.
final class Cut {
  private Cut() {}

  /// The beginning of a text, every hidden character of it spelt out.
  static String to(String text, int most) {
    var visible = VisibleText.of(text, 200);
    return visible.codePointCount(0, visible.length()) <= most
        ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, most - 1)) + "…";
  }
}
