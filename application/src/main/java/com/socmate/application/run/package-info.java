/// How due schedules become runs, and runs end.
@NullMarked
package com.socmate.application.run;

import org.jspecify.annotations.NullMarked;
