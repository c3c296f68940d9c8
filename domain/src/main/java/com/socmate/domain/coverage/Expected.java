package com.socmate.domain.coverage;

import com.socmate.domain.investigation.TimeRange;
import java.time.Instant;
import java.util.Optional;

/// A window that an occurrence of a schedule is there to read.
///
/// @param unread why it was not read; empty if it was, or is about to be
/// @param isPending whether a run for it waits or executes
public record Expected(
    Instant occurrence, TimeRange window, Optional<Gap.Reason> unread, boolean isPending) {}
