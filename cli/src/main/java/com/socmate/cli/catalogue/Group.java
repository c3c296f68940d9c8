package com.socmate.cli.catalogue;

import java.util.List;

/// Calls about one kind of thing.
public record Group(String name, String says, List<Entry> entries) implements Entry {
  public Group {
    entries = List.copyOf(entries);
  }

  static Group of(String name, String says, Entry... entries) {
    return new Group(name, says, List.of(entries));
  }
}
