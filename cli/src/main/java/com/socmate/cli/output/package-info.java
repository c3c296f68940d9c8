/// How answers are shown: to people as tables, to programs as JSON, YAML or lines.
@NullMarked
package com.socmate.cli.output;

import org.jspecify.annotations.NullMarked;
