/// Tests of the use cases around runs.
@NullMarked
package com.socmate.application.run;

import org.jspecify.annotations.NullMarked;
