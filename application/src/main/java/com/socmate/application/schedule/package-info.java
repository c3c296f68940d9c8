/// What people do with schedules.
@NullMarked
package com.socmate.application.schedule;

import org.jspecify.annotations.NullMarked;
