/// A seeded generator of believable Entra ID and Windows logs, with planted incidents and
/// near-misses that are listed in a manifest the product never reads.
@NullMarked
package com.socmate.adapters.sentinel.sample;

import org.jspecify.annotations.NullMarked;
