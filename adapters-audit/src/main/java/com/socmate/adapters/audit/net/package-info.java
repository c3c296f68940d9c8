/// How an audit's connections are made: through the guard, and no other way.
@NullMarked
package com.socmate.adapters.audit.net;

import org.jspecify.annotations.NullMarked;
