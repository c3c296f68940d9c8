package com.socmate.chaos.fault;

import java.time.Instant;

/// A fault that was carried out.
///
/// @param victim the application name of the worker's connections; empty where all are struck
public record Strike(Fault fault, String victim, Instant began, Instant undone) {}
