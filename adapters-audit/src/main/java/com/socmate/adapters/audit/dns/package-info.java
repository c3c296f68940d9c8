/// Asking for a host's names, and holding the answers against their signatures.
@NullMarked
package com.socmate.adapters.audit.dns;

import org.jspecify.annotations.NullMarked;
