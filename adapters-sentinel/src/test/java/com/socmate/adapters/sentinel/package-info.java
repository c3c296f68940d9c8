/// Tests of the client and the workspace.
@NullMarked
package com.socmate.adapters.sentinel;

import org.jspecify.annotations.NullMarked;
