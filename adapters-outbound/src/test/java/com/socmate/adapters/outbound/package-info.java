@NullMarked
package com.socmate.adapters.outbound;

import org.jspecify.annotations.NullMarked;
