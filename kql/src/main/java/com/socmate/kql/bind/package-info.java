/// From syntax tree to a typed plan: names resolved, types checked, mistakes explained.
@NullMarked
package com.socmate.kql.bind;

import org.jspecify.annotations.NullMarked;
