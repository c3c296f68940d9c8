/// Requests made up from the API's document, with a seed that makes them again.
@NullMarked
package com.socmate.adapters.http.fuzz;

import org.jspecify.annotations.NullMarked;
