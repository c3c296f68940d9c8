/// Secrets at rest: envelopes, and the master keys that close them.
@NullMarked
package com.socmate.adapters.persistence.secret;

import org.jspecify.annotations.NullMarked;
