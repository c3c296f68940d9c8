@NullMarked
package com.socmate.application.investigation.intent;

import org.jspecify.annotations.NullMarked;
