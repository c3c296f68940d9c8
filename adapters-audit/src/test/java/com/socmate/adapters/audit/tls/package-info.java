/// Tests of shaking hands.
@NullMarked
package com.socmate.adapters.audit.tls;

import org.jspecify.annotations.NullMarked;
