/// Tests of the room an audit runs in.
@NullMarked
package com.socmate.adapters.audit.sandbox;

import org.jspecify.annotations.NullMarked;
