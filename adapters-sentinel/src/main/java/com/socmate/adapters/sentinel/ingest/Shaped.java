package com.socmate.adapters.sentinel.ingest;

import java.time.Instant;
import java.util.Map;

/// A record that found its table. Columns have the names of the table but not yet its types.
record Shaped(String table, Instant at, Map<String, Object> columns) {}
