/// Which stretches of time a schedule has read, and which it has not.
@NullMarked
package com.socmate.domain.coverage;

import org.jspecify.annotations.NullMarked;
