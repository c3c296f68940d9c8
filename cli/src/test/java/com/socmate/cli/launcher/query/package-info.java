@NullMarked
package com.socmate.cli.launcher.query;

import org.jspecify.annotations.NullMarked;
