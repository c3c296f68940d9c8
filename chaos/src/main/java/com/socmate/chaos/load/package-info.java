/// The schedules of a round, and by simple arithmetic every occurrence they must have.
@NullMarked
package com.socmate.chaos.load;

import org.jspecify.annotations.NullMarked;
