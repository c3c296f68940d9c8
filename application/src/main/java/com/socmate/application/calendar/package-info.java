/// Schedules as a calendar shows them.
@NullMarked
package com.socmate.application.calendar;

import org.jspecify.annotations.NullMarked;
