@NullMarked
package com.socmate.domain.audit.trial;

import org.jspecify.annotations.NullMarked;
