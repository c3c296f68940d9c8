package com.socmate.domain.specificity;

import com.socmate.domain.entity.TextSpan;
import java.time.Duration;

/// A duration a query names for something other than its window.
public record TimeSpan(String iso, Duration length, TextSpan span, String text) {}
