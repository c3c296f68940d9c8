@NullMarked
package com.socmate.house.planted.right;

import org.jspecify.annotations.NullMarked;
