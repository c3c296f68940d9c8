package com.socmate.adapters.llm;

/// Is told what a model says it read and wrote.
@FunctionalInterface
public interface TokenCount {
  void spent(long read, long written);
}
