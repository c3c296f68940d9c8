/// Incidents as the SecurityInsights REST of Microsoft Sentinel serves them.
@NullMarked
package com.socmate.adapters.sentinel.workspace.incident;

import org.jspecify.annotations.NullMarked;
