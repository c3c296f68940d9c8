/// Audits of domains: workspaces, what they have proved, what they order and what is found.
@NullMarked
package com.socmate.application.audit;

import org.jspecify.annotations.NullMarked;
