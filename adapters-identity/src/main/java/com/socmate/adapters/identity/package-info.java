/// Access tokens, OpenID Connect and password hashes.
@NullMarked
package com.socmate.adapters.identity;

import org.jspecify.annotations.NullMarked;
