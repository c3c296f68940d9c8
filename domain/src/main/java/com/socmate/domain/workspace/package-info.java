/// Workspaces: who audits which domains, and what proves that they may.
@NullMarked
package com.socmate.domain.workspace;

import org.jspecify.annotations.NullMarked;
