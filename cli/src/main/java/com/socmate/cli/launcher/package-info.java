/// The commands of `./socmate` and their wiring.
@NullMarked
package com.socmate.cli.launcher;

import org.jspecify.annotations.NullMarked;
