@NullMarked
package com.socmate.kql.format;

import org.jspecify.annotations.NullMarked;
