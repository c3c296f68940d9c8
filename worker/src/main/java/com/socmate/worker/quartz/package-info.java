/// Quartz as the clock: it says when, our rows say what is true.
@NullMarked
package com.socmate.worker.quartz;

import org.jspecify.annotations.NullMarked;
