package com.socmate.application.port;

import com.socmate.domain.notification.Notification;
import java.time.Instant;

/// A notification as it goes out.
///
/// @param key the same for every try, so that who gets it twice can tell
/// @param at when it is sent
/// @param repeats how many identical ones were counted since the last was told
public record Telling(String key, Notification news, String why, int repeats, Instant at) {}
