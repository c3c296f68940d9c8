/// What of time a schedule has read, and how its gaps are filled.
@NullMarked
package com.socmate.application.coverage;

import org.jspecify.annotations.NullMarked;
