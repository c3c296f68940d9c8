@NullMarked
package com.socmate.chaos.time;

import org.jspecify.annotations.NullMarked;
