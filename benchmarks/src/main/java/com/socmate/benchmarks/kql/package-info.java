/// The query engine measured: ingestion, hunting queries beside DuckDB, growth.
@NullMarked
package com.socmate.benchmarks.kql;

import org.jspecify.annotations.NullMarked;
