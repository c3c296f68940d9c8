@NullMarked
package com.socmate.kql.hunting;

import org.jspecify.annotations.NullMarked;
