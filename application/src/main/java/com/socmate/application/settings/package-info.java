/// Reading what a process is told by its environment.
@NullMarked
package com.socmate.application.settings;

import org.jspecify.annotations.NullMarked;
