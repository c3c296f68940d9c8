package com.socmate.adapters.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup that lies on a disk for years.
class ArchiveTest {
  private static final String ROWS = "1\tfirst\n2\tsecond\n".repeat(20);

  @TempDir Path folder;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("whole.backup");
    try (var archive = ArchiveWriter.beside(file)) {
      archive.finish(manifest(written(archive)));
    }
    whole = Files.readAllBytes(file);
  }

  private static Manifest manifest(Manifest.Table table) {
    return new Manifest(
        Manifest.FORMAT,
        "2026-11-01T10:00:00Z",
        "18.6",
        List.of(new Manifest.Migration("1", 7)),
        List.of("0011223344556677"),
        "1:" + "0".repeat(64),
        List.of(table),
        List.of(new Manifest.Sequence("public", "thing_id_seq", 3, true)));
  }

  private static Manifest.Table written(ArchiveWriter archive) throws IOException {
    try (var rows = archive.entry("tables/public.thing")) {
      rows.write(ROWS.getBytes(StandardCharsets.UTF_8));
      return new Manifest.Table(
          "public", "thing", List.of("id", "name"), 40, rows.bytes(), rows.sha256());
    }
  }

  @Test
  void what_was_written_is_read_again() throws IOException {
    try (var archive = Archive.verified(file)) {
      var table = archive.manifest().tables().getFirst();
      assertThat(archive.rows(table)).hasContent(ROWS);
      assertThat(archive.manifest().sequences().getFirst().value()).isEqualTo(3);
    }
  }

  @Test
  void one_cut_off_anywhere_is_refused_in_a_sentence() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Archive.verified(cut))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("is damaged: it cannot be read to its end");
    }
  }

  /// A bit that neither rows nor manifest depend on, such as the time of an entry, may change.
  @Test
  void no_bit_that_fell_over_is_ever_restored() throws IOException {
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      var bytes = whole.clone();
      bytes[at] ^= 4;
      var altered = Files.write(folder.resolve("altered"), bytes);
      var read = read(altered);
      if (read.isEmpty()) {
        refused++;
      } else {
        assertThat(read).as("byte " + at).isEqualTo(read(file));
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 2);
  }

  private record Content(Manifest manifest, String rows) {}

  private static Optional<Content> read(Path file) throws IOException {
    try (var archive = Archive.verified(file);
        var rows = archive.rows(archive.manifest().tables().getFirst())) {
      return Optional.of(
          new Content(archive.manifest(), new String(rows.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (BackupRefused refused) {
      assertThat(refused).hasMessageEndingWith(".");
      return Optional.empty();
    }
  }

  @Test
  void a_file_that_is_there_is_not_written_over_and_half_a_backup_leaves_nothing()
      throws IOException {
    assertThatThrownBy(() -> ArchiveWriter.beside(file)).hasMessageContaining("exists already");
    var half = ArchiveWriter.beside(folder.resolve("half.backup"));
    half.entry("tables/public.thing").write(1);
    half.close();
    assertThat(folder).isDirectoryNotContaining(it -> !it.equals(file));
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertThatThrownBy(() -> ArchiveWriter.beside(folder.resolve("nowhere").resolve("a.backup")))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no folder " + folder.resolve("nowhere") + "; make it first");
  }
}
