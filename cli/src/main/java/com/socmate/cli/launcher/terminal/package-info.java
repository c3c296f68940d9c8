/// What a person at a terminal, or a pipe, gets to see.
@NullMarked
package com.socmate.cli.launcher.terminal;

import org.jspecify.annotations.NullMarked;
