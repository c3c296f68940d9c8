/// Addresses of machines.
@NullMarked
package com.socmate.domain.address;

import org.jspecify.annotations.NullMarked;
