/// Audits of domains: checks and what they come to, findings, score and coverage.
@NullMarked
package com.socmate.domain.audit;

import org.jspecify.annotations.NullMarked;
