package com.socmate.apiserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows whoever started the server the link for the first administrator: in the file that the
/// launcher named, which only its owner can read, or else in the log.
final class FirstAdminLink {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAdminLink.class);

  private FirstAdminLink() {}

  static void show(Optional<String> link, Optional<Path> file) {
    if (file.isPresent()) {
      write(link, file.get());
    } else {
      link.ifPresent(it ->
          LOG.warn("Nobody is administrator yet. For one hour, whoever opens this is: {}", it));
    }
  }

  private static void write(Optional<String> link, Path file) {
    try {
      Files.deleteIfExists(file);
      if (link.isPresent()) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
            file, link.get() + "\n", StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        LOG.info("Nobody is administrator yet; a link to become it is in {}.", file);
      }
    } catch (IOException e) {
      throw new IllegalStateException("The link for the first administrator cannot be kept.", e);
    }
  }
}
