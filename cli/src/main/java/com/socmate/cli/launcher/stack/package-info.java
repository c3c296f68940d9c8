/// The processes SoCMate consists of, as one thing that goes up and down.
@NullMarked
package com.socmate.cli.launcher.stack;

import org.jspecify.annotations.NullMarked;
