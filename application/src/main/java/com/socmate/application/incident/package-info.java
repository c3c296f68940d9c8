/// What is done with incidents: read from providers, annotated, enriched, changed back, and made
/// from findings.
@NullMarked
package com.socmate.application.incident;

import org.jspecify.annotations.NullMarked;
