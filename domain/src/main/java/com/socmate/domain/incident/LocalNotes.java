package com.socmate.domain.incident;

import java.util.List;
import java.util.Optional;

/// What people here say of an incident; no sync ever touches it.
///
/// @param assignee who deals with it here
public record LocalNotes(String notes, List<String> tags, Optional<String> assignee) {
  public static final LocalNotes NONE = new LocalNotes("", List.of(), Optional.empty());
  public static final int LONGEST_NOTES = 20_000;
  public static final int MOST_TAGS = 20;

  public LocalNotes {
    tags = List.copyOf(tags);
  }
}
