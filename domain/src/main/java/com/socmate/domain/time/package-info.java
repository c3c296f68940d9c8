/// When things happen: recurrences, time zones and five-field cron, on the wall clock people read.
@NullMarked
package com.socmate.domain.time;

import org.jspecify.annotations.NullMarked;
