/// Spans, and where they are sent; nothing at all where that is not configured.
@NullMarked
package com.socmate.telemetry.trace;

import org.jspecify.annotations.NullMarked;
