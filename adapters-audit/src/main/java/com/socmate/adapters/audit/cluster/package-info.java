/// Rooms of a cluster: what would have to be made there for one, and nothing that makes it.
@NullMarked
package com.socmate.adapters.audit.cluster;

import org.jspecify.annotations.NullMarked;
