/// The library of questions that can be turned into plans.
@NullMarked
package com.socmate.application.investigation.intent;

import org.jspecify.annotations.NullMarked;
