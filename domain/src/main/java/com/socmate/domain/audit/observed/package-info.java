/// What was seen of a target, before anything is concluded from it.
@NullMarked
package com.socmate.domain.audit.observed;

import org.jspecify.annotations.NullMarked;
