/// Language models spoken to over HTTP: OpenAI-compatible ones and Anthropic.
@NullMarked
package com.socmate.adapters.llm;

import org.jspecify.annotations.NullMarked;
