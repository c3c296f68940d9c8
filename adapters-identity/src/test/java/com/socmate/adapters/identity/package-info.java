@NullMarked
package com.socmate.adapters.identity;

import org.jspecify.annotations.NullMarked;
