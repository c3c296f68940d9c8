@NullMarked
package com.socmate.benchmarks;

import org.jspecify.annotations.NullMarked;
