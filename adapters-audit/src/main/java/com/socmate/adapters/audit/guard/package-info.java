/// The only way out of a sandbox: what it may reach, how fast and how much.
@NullMarked
package com.socmate.adapters.audit.guard;

import org.jspecify.annotations.NullMarked;
