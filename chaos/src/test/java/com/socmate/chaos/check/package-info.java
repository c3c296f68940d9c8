@NullMarked
package com.socmate.chaos.check;

import org.jspecify.annotations.NullMarked;
