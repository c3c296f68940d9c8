@NullMarked
package com.socmate.telemetry.planted;

import org.jspecify.annotations.NullMarked;
