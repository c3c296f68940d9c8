/// Answers judged: which claims hold, and whether the data suffices to say so.
@NullMarked
package com.socmate.application.investigation.evidence;

import org.jspecify.annotations.NullMarked;
