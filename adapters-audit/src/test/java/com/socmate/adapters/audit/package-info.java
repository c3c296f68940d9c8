/// What audits see of a domain: HTTP, TLS, DNS and mail, from inside a sandbox.
@NullMarked
package com.socmate.adapters.audit;

import org.jspecify.annotations.NullMarked;
