/// Microsoft Sentinel over its REST.
@NullMarked
package com.socmate.adapters.sentinel;

import org.jspecify.annotations.NullMarked;
