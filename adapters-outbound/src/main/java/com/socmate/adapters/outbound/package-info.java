/// The one way out to addresses that somebody chose: which may be reached, and how.
@NullMarked
package com.socmate.adapters.outbound;

import org.jspecify.annotations.NullMarked;
