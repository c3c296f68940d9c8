/// The processes a round runs on: PostgreSQL, workers, the network between, a log provider.
@NullMarked
package com.socmate.chaos.world;

import org.jspecify.annotations.NullMarked;
