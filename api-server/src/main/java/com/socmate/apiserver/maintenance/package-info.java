/// What `./socmate` does to the database while the servers run: the secrets' master key, the audit
/// log.
@NullMarked
package com.socmate.apiserver.maintenance;

import org.jspecify.annotations.NullMarked;
