@NullMarked
package com.socmate.house.planted.left;

import org.jspecify.annotations.NullMarked;
