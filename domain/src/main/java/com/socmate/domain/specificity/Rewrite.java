package com.socmate.domain.specificity;

import java.util.List;

/// The query with fixes applied, judged again before it is shown.
public record Rewrite(String query, int score, List<String> changes) {}
