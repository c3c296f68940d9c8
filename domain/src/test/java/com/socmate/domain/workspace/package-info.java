@NullMarked
package com.socmate.domain.workspace;

import org.jspecify.annotations.NullMarked;
