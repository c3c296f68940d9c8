@NullMarked
package com.socmate.adapters.http.connection;

import org.jspecify.annotations.NullMarked;
