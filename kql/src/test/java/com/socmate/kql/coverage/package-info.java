@NullMarked
package com.socmate.kql.coverage;

import org.jspecify.annotations.NullMarked;
