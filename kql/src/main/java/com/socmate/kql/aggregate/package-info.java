/// Aggregation functions: what they are called with, the columns they give, and mergeable states
/// for hash aggregation.
@NullMarked
package com.socmate.kql.aggregate;

import org.jspecify.annotations.NullMarked;
