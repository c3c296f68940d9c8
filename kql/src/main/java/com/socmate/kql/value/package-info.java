/// Values and immutable column vectors: what expressions are evaluated over, and how a value is
/// printed.
@NullMarked
package com.socmate.kql.value;

import org.jspecify.annotations.NullMarked;
