/// Whether a process lives and is ready, told on a port of its own.
@NullMarked
package com.socmate.telemetry.health;

import org.jspecify.annotations.NullMarked;
