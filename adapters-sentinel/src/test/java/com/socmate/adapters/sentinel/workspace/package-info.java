/// The embedded workspace, asked over its REST.
@NullMarked
package com.socmate.adapters.sentinel.workspace;

import org.jspecify.annotations.NullMarked;
