package com.socmate.application.llm;

/// What all that a run asks of models costs together, against what it may cost. Of one run, and one
/// thread.
public final class RunTokens {
  private final long most;
  private long spent;

  public RunTokens(long most) {
    this.most = most;
  }

  /// The same limit or the model's own, whichever is lower.
  long most(long ofModel) {
    return Math.min(most, ofModel);
  }

  boolean allows(long tokens, long ofModel) {
    return spent + tokens <= most(ofModel);
  }

  void add(long tokens) {
    spent = Math.max(0, spent + tokens);
  }

  public long spent() {
    return spent;
  }
}
