/// One execution and the states it passes through.
@NullMarked
package com.socmate.domain.run;

import org.jspecify.annotations.NullMarked;
