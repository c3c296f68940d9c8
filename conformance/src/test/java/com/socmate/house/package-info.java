/// The rules of the house, as tests.
@NullMarked
package com.socmate.house;

import org.jspecify.annotations.NullMarked;
