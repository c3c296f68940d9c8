/// What is counted and measured, for Prometheus to read.
@NullMarked
package com.socmate.telemetry.metric;

import org.jspecify.annotations.NullMarked;
