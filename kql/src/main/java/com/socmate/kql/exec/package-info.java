/// Runs a bound plan over column batches within a budget.
@NullMarked
package com.socmate.kql.exec;

import org.jspecify.annotations.NullMarked;
