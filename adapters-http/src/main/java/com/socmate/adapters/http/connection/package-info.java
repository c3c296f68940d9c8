/// What is decided about a connection before any route sees a request.
@NullMarked
package com.socmate.adapters.http.connection;

import org.jspecify.annotations.NullMarked;
