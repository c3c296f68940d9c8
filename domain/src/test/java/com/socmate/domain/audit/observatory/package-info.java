/// Tests of what audits conclude.
@NullMarked
package com.socmate.domain.audit.observatory;

import org.jspecify.annotations.NullMarked;
