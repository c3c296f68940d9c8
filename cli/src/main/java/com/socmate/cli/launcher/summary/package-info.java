/// What `./socmate test` says at its end.
@NullMarked
package com.socmate.cli.launcher.summary;

import org.jspecify.annotations.NullMarked;
