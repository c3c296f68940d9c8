@NullMarked
package com.socmate.adapters.one.planted;

import org.jspecify.annotations.NullMarked;
