/// Loads other people's logs into the workspace's folder: recognises what they are, maps their
/// fields to the columns of a Log Analytics table and, on request, moves them in time.
/// `docs/ingest.md` is the field map.
@NullMarked
package com.socmate.adapters.sentinel.ingest;

import org.jspecify.annotations.NullMarked;
