/// Settings from the environment, and the directory in which everything that lasts is kept.
@NullMarked
package com.socmate.cli.launcher.state;

import org.jspecify.annotations.NullMarked;
