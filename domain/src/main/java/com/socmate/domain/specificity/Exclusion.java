package com.socmate.domain.specificity;

import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.TextSpan;

/// What a query leaves out, as written.
public record Exclusion(TextSpan span, String text) {
  /// Whether it leaves out what is named there.
  public boolean covers(Entity entity) {
    return span.start() <= entity.span().start() && entity.span().end() <= span.end();
  }
}
