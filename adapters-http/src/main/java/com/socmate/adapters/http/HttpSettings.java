package com.socmate.adapters.http;

import java.time.Duration;

/// Where the API listens.
///
/// @param port 0 for any that is free
/// @param graceTime how long requests under way may take when the server stops
public record HttpSettings(String host, int port, Duration graceTime) {}
