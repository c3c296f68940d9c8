/// Small summaries of many values, that merge: distinct counts and percentiles.
@NullMarked
package com.socmate.kql.sketch;

import org.jspecify.annotations.NullMarked;
