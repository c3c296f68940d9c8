/// API clients: programs that sign in by OAuth's client credentials.
@NullMarked
package com.socmate.application.client;

import org.jspecify.annotations.NullMarked;
