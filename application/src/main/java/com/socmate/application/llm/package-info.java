/// What language models may help with, and what keeps them from doing harm: they propose and put
/// into words; code checks, decides and counts.
@NullMarked
package com.socmate.application.llm;

import org.jspecify.annotations.NullMarked;
