/// The API process: its configuration, its parts put together, its start and its stop.
@NullMarked
package com.socmate.apiserver;

import org.jspecify.annotations.NullMarked;
