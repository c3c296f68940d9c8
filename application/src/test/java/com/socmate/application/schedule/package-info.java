/// Tests of the use cases around schedules.
@NullMarked
package com.socmate.application.schedule;

import org.jspecify.annotations.NullMarked;
