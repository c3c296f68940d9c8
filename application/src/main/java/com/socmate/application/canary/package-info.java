/// Whether schedules can still see what they were made to see.
@NullMarked
package com.socmate.application.canary;

import org.jspecify.annotations.NullMarked;
