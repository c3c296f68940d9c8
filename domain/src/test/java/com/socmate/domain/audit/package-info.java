/// Tests of what audits conclude.
@NullMarked
package com.socmate.domain.audit;

import org.jspecify.annotations.NullMarked;
