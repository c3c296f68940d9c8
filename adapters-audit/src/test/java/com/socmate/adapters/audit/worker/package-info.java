/// Tests of what runs inside, run outside.
@NullMarked
package com.socmate.adapters.audit.worker;

import org.jspecify.annotations.NullMarked;
