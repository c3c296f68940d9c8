/// Finding something in everything one may read.
@NullMarked
package com.socmate.application.search;

import org.jspecify.annotations.NullMarked;
