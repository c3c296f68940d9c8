package com.socmate.cli.catalogue;

import java.util.List;

/// Following something to its end.
///
/// @param path of the thing itself
public record Watch(String name, String path, String says, Shape.Work work) implements Entry {
  public List<Part> parts() {
    return Part.of(path);
  }
}
