/// Rounds of chaos: load, faults, and what the checker says of them.
@NullMarked
package com.socmate.chaos;

import org.jspecify.annotations.NullMarked;
