@NullMarked
package com.socmate.domain.audit.plan;

import org.jspecify.annotations.NullMarked;
