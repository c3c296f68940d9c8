/// Queries laid out in one canonical way.
@NullMarked
package com.socmate.kql.format;

import org.jspecify.annotations.NullMarked;
