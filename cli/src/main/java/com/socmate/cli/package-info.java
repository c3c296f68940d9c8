/// What `./socmate` hands over to once the project is built; the packages below are by subject.
@NullMarked
package com.socmate.cli;

import org.jspecify.annotations.NullMarked;
