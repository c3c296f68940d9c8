/// Tests of the rooms of a cluster.
@NullMarked
package com.socmate.adapters.audit.cluster;

import org.jspecify.annotations.NullMarked;
