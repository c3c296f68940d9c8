/// Reading request bodies strictly: what is not exactly what was asked for is told, all at once.
@NullMarked
package com.socmate.adapters.http.body;

import org.jspecify.annotations.NullMarked;
