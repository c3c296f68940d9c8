/// Language models that may help, and what they may cost.
@NullMarked
package com.socmate.domain.llm;

import org.jspecify.annotations.NullMarked;
