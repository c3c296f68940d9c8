package com.socmate.kql.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A segment whose bytes are not what was written.
public final class CorruptSegment extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  CorruptSegment(Path path, String what) {
    super(
        "the segment " + path.getFileName() + " is damaged: " + what,
        new IOException("damaged: " + path));
  }
}
