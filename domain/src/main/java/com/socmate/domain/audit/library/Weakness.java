package com.socmate.domain.audit.library;

import com.socmate.domain.finding.Severity;

/// A weakness and the versions that have it.
///
/// @param from the first version; empty for the very first
/// @param below the first version without it
/// @param names its identifiers, such as CVE numbers
public record Weakness(String from, String below, Severity severity, String names, String summary) {
  boolean concerns(LibraryVersion version) {
    return version.compareTo(new LibraryVersion(below)) < 0
        && (from.isEmpty() || version.compareTo(new LibraryVersion(from)) >= 0);
  }
}
