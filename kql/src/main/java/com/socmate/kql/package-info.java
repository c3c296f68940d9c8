/// The root of the module; the packages below are by subject.
@NullMarked
package com.socmate.kql;

import org.jspecify.annotations.NullMarked;
