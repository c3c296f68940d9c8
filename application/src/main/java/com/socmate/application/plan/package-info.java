/// The plans that schedules run: checked, changed and kept.
@NullMarked
package com.socmate.application.plan;

import org.jspecify.annotations.NullMarked;
