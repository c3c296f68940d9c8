/// Columns as bytes and back, for segments and for what a query puts away on disk.
@NullMarked
package com.socmate.kql.codec;

import org.jspecify.annotations.NullMarked;
