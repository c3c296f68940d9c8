/// What `./socmate <command>` does for users.
@NullMarked
package com.socmate.cli.command;

import org.jspecify.annotations.NullMarked;
