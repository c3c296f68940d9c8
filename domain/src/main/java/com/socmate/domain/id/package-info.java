/// Identifiers: prefixed, opaque, time-ordered.
@NullMarked
package com.socmate.domain.id;

import org.jspecify.annotations.NullMarked;
