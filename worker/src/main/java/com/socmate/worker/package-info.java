/// The process that keeps time and executes runs.
@NullMarked
package com.socmate.worker;

import org.jspecify.annotations.NullMarked;
