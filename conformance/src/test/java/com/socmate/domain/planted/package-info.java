@NullMarked
package com.socmate.domain.planted;

import org.jspecify.annotations.NullMarked;
