/// Processes that outlive the launcher: starting, recognising, stopping them.
@NullMarked
package com.socmate.cli.launcher.process;

import org.jspecify.annotations.NullMarked;
