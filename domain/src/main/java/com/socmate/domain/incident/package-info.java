/// Incidents of the security monitoring, as it reports them and as people deal with them here.
@NullMarked
package com.socmate.domain.incident;

import org.jspecify.annotations.NullMarked;
