package com.socmate.worker;

import com.socmate.application.port.RunQueue;
import java.util.function.BooleanSupplier;

/// Carries out a claimed run and records how it ended. Looks at the signal now and then, and stops
/// soon after it turns true.
@FunctionalInterface
public interface RunExecutor {
  void execute(RunQueue.Claim claim, BooleanSupplier stopRequested);
}
