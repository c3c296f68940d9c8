/// The root of the module; the packages below are by subject.
@NullMarked
package com.socmate.application;

import org.jspecify.annotations.NullMarked;
