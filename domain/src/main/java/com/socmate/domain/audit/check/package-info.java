/// The shallow catalogue: what is concluded from what was seen, and nothing else.
@NullMarked
package com.socmate.domain.audit.check;

import org.jspecify.annotations.NullMarked;
