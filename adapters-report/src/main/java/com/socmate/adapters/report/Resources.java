package com.socmate.adapters.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Files that come with the module or its libraries.
final class Resources {
  private Resources() {}

  static String text(String name) {
    return new String(
        bytes(Resources.class.getResourceAsStream(name), name), StandardCharsets.UTF_8);
  }

  /// A font of the library that brings it.
  static byte[] font(String name) {
    var path = "/net/sf/jasperreports/fonts/dejavu/" + name;
    return bytes(Resources.class.getResourceAsStream(path), path);
  }

  private static byte[] bytes(@Nullable InputStream opened, String name) {
    if (opened == null) {
      throw new IllegalStateException("The file " + name + " is missing in this build.");
    }
    try (opened) {
      return opened.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + name + " cannot be read.", e);
    }
  }
}
