@NullMarked
package com.socmate.chaos;

import org.jspecify.annotations.NullMarked;
