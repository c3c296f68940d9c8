package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Observations;

/// Comes to a verdict from what was seen.
@FunctionalInterface
interface Judge {
  Verdict judge(Observations seen);
}
