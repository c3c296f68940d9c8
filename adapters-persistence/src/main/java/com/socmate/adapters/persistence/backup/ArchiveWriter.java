package com.socmate.adapters.persistence.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip file with an entry for each table and the manifest at its end, written beside the place it
/// is to have and put there once it is whole.
final class ArchiveWriter implements AutoCloseable {
  static final String MANIFEST = "manifest.json";
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path half;
  private final FileChannel channel;
  private final ZipOutputStream zip;

  private ArchiveWriter(Path file, Path half, FileChannel channel) {
    this.file = file;
    this.half = half;
    this.channel = channel;
    this.zip =
        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
  }

  /// @throws FileAlreadyExistsException rather than replace a backup
  /// @throws IOException if the folder is not there or may not be written
  static ArchiveWriter beside(Path file) throws IOException {
    var place = file.toAbsolutePath();
    if (Files.exists(place)) {
      throw new FileAlreadyExistsException(
          place.toString(), null, "it exists already; choose another name");
    }
    if (place.getParent() == null || !Files.isDirectory(place.getParent())) {
      throw new IOException("there is no folder " + place.getParent() + "; make it first");
    }
    var half =
        Files.createTempFile(
            place.getParent(),
            "." + place.getFileName(),
            ".half",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new ArchiveWriter(place, half, FileChannel.open(half, StandardOpenOption.WRITE));
  }

  /// An entry; to be closed before the next one.
  Digested entry(String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    return new Digested(
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            zip.write(one);
          }

          @Override
          public void write(byte[] bytes, int from, int count) throws IOException {
            zip.write(bytes, from, count);
          }

          @Override
          public void close() throws IOException {
            zip.closeEntry();
          }
        });
  }

  /// Writes the manifest, waits until everything is on the disk, and gives the file its name.
  void finish(Manifest manifest) throws IOException {
    zip.putNextEntry(new ZipEntry(MANIFEST));
    zip.write(
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(manifest));
    zip.closeEntry();
    zip.finish();
    zip.flush();
    channel.force(true);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(half);
  }
}
