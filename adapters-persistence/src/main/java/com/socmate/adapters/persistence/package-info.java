/// PostgreSQL behind the ports: statements, rows, and the one process-wide listener.
@NullMarked
package com.socmate.adapters.persistence;

import org.jspecify.annotations.NullMarked;
