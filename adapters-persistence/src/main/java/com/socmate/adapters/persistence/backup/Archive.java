package com.socmate.adapters.persistence.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A backup that was read to its end and found to be what it says it is.
final class Archive implements AutoCloseable {
  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /// @throws BackupRefused if it is damaged, cut off, or no backup of ours
  static Archive verified(Path file) {
    if (!Files.isReadable(file)) {
      throw new BackupRefused("There is no backup " + file + " that can be read.");
    }
    ZipFile zip = null;
    try {
      zip = new ZipFile(file.toFile());
      var archive = new Archive(file, zip, manifest(file, zip));
      archive.manifest.tables().forEach(archive::verify);
      return archive;
    } catch (IOException e) {
      close(zip);
      throw damaged(file, "it cannot be read to its end", e);
    } catch (RuntimeException e) {
      close(zip);
      throw e;
    }
  }

  private static Manifest manifest(Path file, ZipFile zip) throws IOException {
    var entry = zip.getEntry(ArchiveWriter.MANIFEST);
    if (entry == null) {
      throw new BackupRefused(file + " is not a backup of SoCMate: it has no manifest.");
    }
    try (var in = zip.getInputStream(entry)) {
      byte[] text = in.readAllBytes();
      if (crc(text) != entry.getCrc()) {
        throw damaged(file, "its manifest was altered", null);
      }
      var tree = new ObjectMapper().readTree(text);
      if (!tree.path("format").asText().equals(Manifest.FORMAT)) {
        throw new BackupRefused(
            file
                + " is a backup in the form \""
                + tree.path("format").asText()
                + "\"; this build reads "
                + Manifest.FORMAT
                + ".");
      }
      return new ObjectMapper().treeToValue(tree, Manifest.class);
    }
  }

  private static long crc(byte[] text) {
    var crc = new CRC32();
    crc.update(text);
    return crc.getValue();
  }

  Manifest manifest() {
    return manifest;
  }

  private void verify(Manifest.Table table) {
    try (var rows = rows(table);
        var digested = new Digested(OutputStream.nullOutputStream())) {
      rows.transferTo(digested);
      if (digested.bytes() != table.bytes() || !digested.sha256().equals(table.sha256())) {
        throw damaged(
            file, "the rows of " + table.name() + " are not those it was made with", null);
      }
    } catch (IOException e) {
      throw damaged(file, "the rows of " + table.name() + " cannot be read", e);
    }
  }

  /// The rows of a table, to be closed.
  InputStream rows(Manifest.Table table) throws IOException {
    ZipEntry entry = zip.getEntry(table.entry());
    if (entry == null) {
      throw damaged(file, "the rows of " + table.name() + " are missing", null);
    }
    return zip.getInputStream(entry);
  }

  private static BackupRefused damaged(Path file, String why, @Nullable Throwable cause) {
    String sentence = "The backup " + file + " is damaged: " + why + ". Use another one.";
    return cause == null ? new BackupRefused(sentence) : new BackupRefused(sentence, cause);
  }

  private static void close(@Nullable ZipFile zip) {
    try {
      if (zip != null) {
        zip.close();
      }
    } catch (IOException e) {
      throw new BackupRefused("The backup cannot be closed.", e);
    }
  }

  @Override
  public void close() {
    close(zip);
  }
}
