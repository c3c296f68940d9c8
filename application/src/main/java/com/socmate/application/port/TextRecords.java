package com.socmate.application.port;

import java.util.List;

/// The TXT records of a name, asked of the domain name system anew each time.
public interface TextRecords {
  Answer of(String name);

  /// What the domain name system said.
  sealed interface Answer {
    /// @param texts none if the name has no such record, or is not there
    record Told(List<String> texts) implements Answer {
      public Told {
        texts = List.copyOf(texts);
      }
    }

    /// Nobody answered in time.
    record Silent(String why) implements Answer {}
  }
}
