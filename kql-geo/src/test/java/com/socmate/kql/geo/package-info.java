@NullMarked
package com.socmate.kql.geo;

import org.jspecify.annotations.NullMarked;
