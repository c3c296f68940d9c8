@NullMarked
package com.socmate.kql.planted;

import org.jspecify.annotations.NullMarked;
