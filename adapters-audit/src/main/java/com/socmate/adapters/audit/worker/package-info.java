/// What runs inside the sandbox: one job in, one list of observations out.
@NullMarked
package com.socmate.adapters.audit.worker;

import org.jspecify.annotations.NullMarked;
