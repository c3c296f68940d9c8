/// Shaking hands with a server in many ways, over plain sockets.
@NullMarked
package com.socmate.adapters.audit.tls;

import org.jspecify.annotations.NullMarked;
