package com.socmate.application.port;

import java.util.List;

/// A stretch of a list and how long the whole list is.
public record Slice<T>(List<T> items, long total) {
  public Slice {
    items = List.copyOf(items);
  }
}
