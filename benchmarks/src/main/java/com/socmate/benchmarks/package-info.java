/// Measures the execution fabric beside others, on one PostgreSQL, in one run.
@NullMarked
package com.socmate.benchmarks;

import org.jspecify.annotations.NullMarked;
