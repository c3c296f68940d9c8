/// Which version of the software runs.
@NullMarked
package com.socmate.telemetry.version;

import org.jspecify.annotations.NullMarked;
