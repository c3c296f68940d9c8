@org.jspecify.annotations.NullMarked
package com.socmate.application.llm;
