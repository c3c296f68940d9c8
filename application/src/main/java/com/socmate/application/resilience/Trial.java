package com.socmate.application.resilience;

import java.time.Duration;

/// What came of trying whether something outside answers.
///
/// @param ok whether everything that is wanted of it answered
/// @param message a sentence for whoever asked
/// @param latency how long it took
public record Trial(boolean ok, String message, Duration latency) {}
