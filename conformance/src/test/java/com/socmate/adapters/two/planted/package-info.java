@NullMarked
package com.socmate.adapters.two.planted;

import org.jspecify.annotations.NullMarked;
