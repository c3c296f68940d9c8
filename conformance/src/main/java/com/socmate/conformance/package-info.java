/// Runs files of vectors, facts recorded elsewhere, against the code and counts what holds.
@NullMarked
package com.socmate.conformance;

import org.jspecify.annotations.NullMarked;
