/// What `./socmate` does to the database beside the servers: the secrets' master key, the audit
/// log, backups, migrations.
@NullMarked
package com.socmate.apiserver.maintenance;

import org.jspecify.annotations.NullMarked;
