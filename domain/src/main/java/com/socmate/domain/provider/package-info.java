/// Where logs and incidents come from.
@NullMarked
package com.socmate.domain.provider;

import org.jspecify.annotations.NullMarked;
