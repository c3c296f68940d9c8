/// From a question in words to a plan, and from answers to an outcome.
@NullMarked
package com.socmate.domain.investigation;

import org.jspecify.annotations.NullMarked;
