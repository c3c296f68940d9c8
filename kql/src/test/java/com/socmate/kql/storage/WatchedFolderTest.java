package com.socmate.kql.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.Queries;
import com.socmate.kql.catalogue.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {
  @TempDir private Path root = Path.of("");
  private SegmentStore store;
  private WatchedFolder folder;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    file = root.resolve("logs/Syslog/one.ndjson");
    Files.createDirectories(file.getParent());
    again();
  }

  private void again() throws IOException {
    store =
        SegmentStore.open(
            root.resolve("store"), Catalogue.logAnalytics(), InstantSource.fixed(Queries.NOW));
    folder = WatchedFolder.of(root.resolve("logs"), store);
  }

  @AfterEach
  void stop() throws IOException {
    store.close();
  }

  private static String row(String message) {
    return "{\"TimeGenerated\":\"2026-02-01T10:00:00Z\",\"SyslogMessage\":\"" + message + "\"}\n";
  }

  private void write(String content) throws IOException {
    Files.writeString(
        file,
        content,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private List<String> messages() {
    return Queries.rows(
        "Syslog | project SyslogMessage | order by SyslogMessage asc", store.catalogue(), store);
  }

  @Test
  void what_is_added_to_a_file_is_read_once() throws IOException {
    write(row("a"));
    assertThat(folder.refresh().rows()).isEqualTo(1);
    assertThat(folder.refresh().isNothing()).isTrue();
    write(row("b"));
    assertThat(folder.refresh().rows()).isEqualTo(1);
    assertThat(messages()).containsExactly("a", "b");
  }

  @Test
  void after_a_restart_only_what_is_new_is_read() throws IOException {
    write(row("a"));
    folder.refresh();
    store.close();
    write(row("b"));
    again();
    assertThat(folder.refresh().rows()).isEqualTo(1);
    assertThat(messages()).containsExactly("a", "b");
  }

  @Test
  void half_a_record_waits_for_its_other_half() throws IOException {
    String last = row("b");
    write(row("a") + last.substring(0, 30));
    folder.refresh();
    assertThat(messages()).containsExactly("a");
    write(last.substring(30));
    folder.refresh();
    assertThat(messages()).containsExactly("a", "b");
  }

  @Test
  void another_file_of_the_same_name_takes_the_place_of_the_first() throws IOException {
    write(row("a") + row("b"));
    folder.refresh();
    Files.delete(file);
    write(row("c") + row("d") + row("e"));
    folder.refresh();
    assertThat(messages()).containsExactly("c", "d", "e");
  }

  @Test
  void what_a_file_brought_goes_with_it() throws IOException {
    write(row("a"));
    folder.refresh();
    Files.delete(file);
    folder.refresh();
    assertThat(messages()).isEmpty();
  }

  @Test
  void a_folder_that_is_not_there_for_once_changes_nothing() throws IOException {
    write(row("a"));
    folder.refresh();
    Files.move(root.resolve("logs"), root.resolve("elsewhere"));
    folder.refresh();
    assertThat(messages()).containsExactly("a");
  }

  @Test
  void a_line_that_is_no_record_is_passed_over() throws IOException {
    write(row("a") + "{broken\nnonsense\n" + row("b"));
    WatchedFolder.Look look = folder.refresh();
    assertThat(look.rejected()).isEqualTo(2);
    assertThat(messages()).containsExactly("a", "b");
  }

  @Test
  void a_csv_file_that_has_grown_is_read_again_and_counts_once() throws IOException {
    file = root.resolve("logs/Syslog/two.csv");
    write("TimeGenerated [UTC],SyslogMessage\n\"2/1/2026, 10:00:00.000 AM\",a\n");
    folder.refresh();
    write("\"2/1/2026, 10:00:01.000 AM\",b\n");
    folder.refresh();
    assertThat(messages()).containsExactly("a", "b");
  }

  @Test
  void a_damaged_segment_is_made_anew_from_its_file() throws IOException {
    write(row("a"));
    folder.refresh();
    store.close();
    Path segment = root.resolve("store/Syslog/000000000000.segment");
    Files.write(segment, new byte[3]);
    again();
    assertThat(store.damaged()).isEqualTo(1);
    folder.refresh();
    assertThat(messages()).containsExactly("a");
  }
}
