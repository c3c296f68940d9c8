/// What keeps trouble elsewhere from becoming trouble here.
@NullMarked
package com.socmate.application.resilience;

import org.jspecify.annotations.NullMarked;
