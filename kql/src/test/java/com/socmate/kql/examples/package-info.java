/// Runs the examples of the language's documentation and compares what they print.
@NullMarked
package com.socmate.kql.examples;

import org.jspecify.annotations.NullMarked;
