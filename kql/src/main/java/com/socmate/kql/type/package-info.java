/// Kusto's scalar types and which of them convert to which.
@NullMarked
package com.socmate.kql.type;

import org.jspecify.annotations.NullMarked;
