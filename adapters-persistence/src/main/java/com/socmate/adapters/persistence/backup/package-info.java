/// All that a database holds in one file, and a database again from such a file.
@NullMarked
package com.socmate.adapters.persistence.backup;

import org.jspecify.annotations.NullMarked;
