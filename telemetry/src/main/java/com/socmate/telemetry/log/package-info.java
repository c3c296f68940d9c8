/// Log lines as JSON or text, neither with a secret in it.
@NullMarked
package com.socmate.telemetry.log;

import org.jspecify.annotations.NullMarked;
