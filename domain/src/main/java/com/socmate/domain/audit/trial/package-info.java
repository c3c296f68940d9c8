/// What is tried at a site and what proves that it worked. Nothing here changes anything there.
@NullMarked
package com.socmate.domain.audit.trial;

import org.jspecify.annotations.NullMarked;
