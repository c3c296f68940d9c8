/// Who acts, and what they may do.
@NullMarked
package com.socmate.domain.identity;

import org.jspecify.annotations.NullMarked;
