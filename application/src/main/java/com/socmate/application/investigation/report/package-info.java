/// What people read of an investigation.
@NullMarked
package com.socmate.application.investigation.report;

import org.jspecify.annotations.NullMarked;
