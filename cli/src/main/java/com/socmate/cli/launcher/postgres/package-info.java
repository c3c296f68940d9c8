/// A real PostgreSQL of our own in the state directory.
@NullMarked
package com.socmate.cli.launcher.postgres;

import org.jspecify.annotations.NullMarked;
