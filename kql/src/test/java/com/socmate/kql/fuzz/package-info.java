@NullMarked
package com.socmate.kql.fuzz;

import org.jspecify.annotations.NullMarked;
