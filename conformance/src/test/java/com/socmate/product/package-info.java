/// The product as a whole, over real processes where it can be.
@NullMarked
package com.socmate.product;

import org.jspecify.annotations.NullMarked;
