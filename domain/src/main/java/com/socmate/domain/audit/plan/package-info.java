/// How far an audit goes: what its type allows, and what an operator's brief makes of that.
@NullMarked
package com.socmate.domain.audit.plan;

import org.jspecify.annotations.NullMarked;
