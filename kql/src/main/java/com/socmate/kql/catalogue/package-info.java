/// Which tables exist, and the columns and types they have.
@NullMarked
package com.socmate.kql.catalogue;

import org.jspecify.annotations.NullMarked;
