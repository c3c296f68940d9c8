@NullMarked
package com.socmate.kql.diagnostics;

import org.jspecify.annotations.NullMarked;
