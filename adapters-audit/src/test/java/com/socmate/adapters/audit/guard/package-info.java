/// Tests of the way out.
@NullMarked
package com.socmate.adapters.audit.guard;

import org.jspecify.annotations.NullMarked;
