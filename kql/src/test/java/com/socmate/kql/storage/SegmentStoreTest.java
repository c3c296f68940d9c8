package com.socmate.kql.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.kql.Queries;
import com.socmate.kql.Request;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.TimeRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentStoreTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Queries.NOW);
  @TempDir private Path root = Path.of("");

  private SegmentStore open() throws IOException {
    return SegmentStore.open(root, Catalogue.logAnalytics(), CLOCK);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String row(String time, String message) {
    return "{\"TimeGenerated\":\"" + time + "\",\"SyslogMessage\":\"" + message + "\"}\n";
  }

  private static List<String> rows(SegmentStore store, String query) {
    return Queries.rows(query, store.catalogue(), store);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void what_was_appended_is_there_after_opening_again() throws IOException {
    open()
        .appendJson(
            "Everything_CL",
            bytes(
                "{\"TimeGenerated\":\"2026-02-01T00:00:00Z\",\"n\":1,\"x\":2.5,\"ok\":true,"
                    + "\"s\":\"snö\",\"d\":{\"a\":[1,null]}}\n{\"TimeGenerated\":\"2026-02-01T01:00:00Z\"}"));
    assertThat(rows(open(), "Everything_CL | project n, x, ok, s, d, ingestion_time() | take 1"))
        .containsExactly("1|2.5|true|snö|{\"a\":[1,null]}|2026-03-01T12:00:00.0000000Z");
    assertThat(rows(open(), "Everything_CL | where isnull(n) and isnull(ok) | count"))
        .containsExactly("1");
  }

  @Test
  void days_are_apart_and_only_those_asked_for_are_read() throws IOException {
    SegmentStore store = open();
    store.appendJson(
        "Syslog",
        bytes(
            row("2026-02-01T10:00:00Z", "one")
                + row("2026-02-02T10:00:00Z", "two")
                + row("2026-02-03T10:00:00Z", "three")));
    assertThat(files()).hasSize(3);
    Request request =
        Request.of(
                "Syslog | where TimeGenerated >= datetime(2026-02-03) | project SyslogMessage",
                store.catalogue(),
                store,
                Queries.NOW)
            .within(TimeRange.ALWAYS);
    assertThat(Queries.answer(request).statistics().rowsScanned()).isEqualTo(1);
    assertThat(rows(store, "Syslog | count")).containsExactly("3");
  }

  @Test
  void what_is_past_retention_is_forgotten() throws IOException {
    SegmentStore store = open();
    store.appendJson(
        "Syslog", bytes(row("2026-01-01T10:00:00Z", "old") + row("2026-02-02T10:00:00Z", "new")));
    assertThat(store.forgetBefore(Instant.parse("2026-02-01T00:00:00Z"))).isEqualTo(1);
    assertThat(rows(store, "Syslog | project SyslogMessage")).containsExactly("new");
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_write_that_a_crash_cut_short_is_not_seen() throws IOException {
    SegmentStore store = open();
    store.appendJson("Syslog", bytes(row("2026-02-01T10:00:00Z", "kept")));
    Path whole = files().getFirst();
    byte[] torn = new byte[20];
    Files.write(whole.resolveSibling("000000000007.segment.tmp"), torn);
    assertThat(rows(open(), "Syslog | project SyslogMessage")).containsExactly("kept");
    assertThat(files()).containsExactly(whole);
  }

  @Test
  void a_changed_byte_is_noticed() throws IOException {
    SegmentStore store = open();
    store.appendJson("Syslog", bytes(row("2026-02-01T10:00:00Z", "kept")));
    Path file = files().getFirst();
    byte[] content = Files.readAllBytes(file);
    content[3] ^= 0x40;
    Files.write(file, content);
    assertThatThrownBy(() -> rows(store, "Syslog | project TimeGenerated, SyslogMessage"))
        .isInstanceOf(CorruptSegment.class);
  }
}
