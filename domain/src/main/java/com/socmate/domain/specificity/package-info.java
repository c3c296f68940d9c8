/// Reads what a query for recurring use says — window, threshold, key, condition — and judges
/// whether it is specific enough to run again and again.
@NullMarked
package com.socmate.domain.specificity;

import org.jspecify.annotations.NullMarked;
