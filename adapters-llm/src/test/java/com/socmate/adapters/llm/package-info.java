@org.jspecify.annotations.NullMarked
package com.socmate.adapters.llm;
