@NullMarked
package com.socmate.domain.audit.check;

import org.jspecify.annotations.NullMarked;
