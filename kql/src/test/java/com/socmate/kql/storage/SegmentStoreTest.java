package com.socmate.kql.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Queries;
import com.socmate.kql.Request;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.exec.TimeRange;
import com.socmate.kql.type.ScalarType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentStoreTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Queries.NOW);
  @TempDir private Path root = Path.of("");

  private final List<SegmentStore> opened = new ArrayList<>();

  /// The store as after the process has ended and begun again.
  private SegmentStore open() throws IOException {
    close();
    SegmentStore store = SegmentStore.open(root, Catalogue.logAnalytics(), CLOCK);
    opened.add(store);
    return store;
  }

  @AfterEach
  void close() throws IOException {
    for (SegmentStore store : opened) {
      store.close();
    }
    opened.clear();
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
      return found.filter(it -> it.toString().endsWith(SegmentStore.ENDING)).sorted().toList();
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
  void a_segment_no_journal_speaks_of_is_removed() throws IOException {
    SegmentStore store = open();
    store.appendJson("Syslog", bytes(row("2026-02-01T10:00:00Z", "kept")));
    Path whole = files().getFirst();
    Files.write(whole.resolveSibling("000000000007.segment"), new byte[20]);
    assertThat(rows(open(), "Syslog | project SyslogMessage")).containsExactly("kept");
    assertThat(files()).containsExactly(whole);
  }

  @Test
  void wherever_a_crash_cuts_the_journal_off_every_append_before_is_there() throws IOException {
    SegmentStore store = open();
    store.appendJson("Syslog", bytes(row("2026-02-01T10:00:00Z", "one")));
    long kept = Files.size(root.resolve("journal"));
    store.appendJson("Syslog", bytes(row("2026-02-01T10:00:01Z", "two")));
    close();
    byte[] whole = Files.readAllBytes(root.resolve("journal"));
    Path second = files().getLast();
    byte[] segment = Files.readAllBytes(second);
    for (int length = (int) kept; length <= whole.length; length++) {
      Files.write(root.resolve("journal"), Arrays.copyOf(whole, length));
      Files.write(second, segment);
      List<String> found = rows(open(), "Syslog | project SyslogMessage");
      assertThat(found).startsWith("one").hasSize(length == whole.length ? 2 : 1);
      close();
    }
  }

  @Test
  void wherever_a_segment_is_cut_off_it_is_set_aside_and_the_others_stay() throws IOException {
    SegmentStore store = open();
    store.appendJson("Syslog", bytes(row("2026-02-01T10:00:00Z", "one")));
    store.appendJson("Syslog", bytes(row("2026-02-01T10:00:01Z", "two")));
    close();
    byte[] journal = Files.readAllBytes(root.resolve("journal"));
    Path second = files().getLast();
    byte[] whole = Files.readAllBytes(second);
    for (int length = 0; length < whole.length; length++) {
      Files.write(second, Arrays.copyOf(whole, length));
      Files.write(root.resolve("journal"), journal);
      SegmentStore again = open();
      assertThat(again.damaged()).isEqualTo(1);
      assertThat(rows(again, "Syslog | project SyslogMessage")).containsExactly("one");
      close();
      Files.delete(second.resolveSibling(second.getFileName() + ".damaged"));
    }
  }

  @Test
  void a_changed_byte_is_noticed_and_named() throws IOException {
    SegmentStore store = open();
    store.appendJson("Syslog", bytes(row("2026-02-01T10:00:00Z", "kept")));
    Path file = files().getFirst();
    byte[] content = Files.readAllBytes(file);
    content[3] ^= 0x40;
    Files.write(file, content);
    Request request =
        Request.of("Syslog", store.catalogue(), store, Queries.NOW).within(TimeRange.ALWAYS);
    assertThat(KqlEngine.standard().run(request))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, it -> assertThat(it.reason()).contains("damaged"));
  }

  @Test
  void a_folder_is_open_in_one_place_at_a_time() throws IOException {
    open();
    assertThatThrownBy(() -> SegmentStore.open(root, Catalogue.logAnalytics(), CLOCK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("open elsewhere");
  }

  @Test
  void small_segments_are_put_together_and_nothing_changes() throws IOException {
    SegmentStore store = open();
    for (int i = 10; i < 30; i++) {
      store.appendJson(
          "Odd_CL",
          bytes(
              "{\"TimeGenerated\":\"2026-02-01T10:00:" + i + "Z\",\"c" + i % 3 + "\":" + i + "}"));
    }
    String query = "Odd_CL | project TimeGenerated, c0, c1, c2, ingestion_time()";
    List<String> before = rows(store, query);
    assertThat(store.compact()).isEqualTo(19);
    assertThat(store.segmentCount()).isEqualTo(1);
    assertThat(files()).hasSize(1);
    assertThat(rows(store, query)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(rows(open(), query)).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void a_query_under_way_still_reads_what_is_put_together_meanwhile() throws IOException {
    SegmentStore store = open();
    for (int i = 10; i < 20; i++) {
      store.appendJson("Syslog", bytes(row("2026-02-01T10:00:" + i + "Z", "m" + i)));
    }
    var columns = List.of(new ColumnSchema("SyslogMessage", ScalarType.STRING));
    int rows = 0;
    try (var portions = store.portions(new TableSource.Scan("Syslog", columns, TimeRange.ALWAYS))) {
      store.compact();
      for (var portion = portions.next(); portion != null; portion = portions.next()) {
        rows += portion.column(0).size();
      }
    }
    assertThat(rows).isEqualTo(10);
    assertThat(files()).hasSize(1);
  }

  @Test
  void columns_may_come_later_and_change_their_kind() throws IOException {
    SegmentStore store = open();
    store.appendJson(
        "New_CL", bytes("{\"TimeGenerated\":\"2026-02-01T10:00:00Z\",\"a\":1,\"b\":2}"));
    store.appendJson(
        "New_CL", bytes("{\"TimeGenerated\":\"2026-02-01T10:00:01Z\",\"a\":\"x\",\"c\":2.5}"));
    assertThat(rows(store, "New_CL | order by TimeGenerated asc | project a, b, c"))
        .containsExactly("1|2|", "x||2.5");
  }

  @Test
  void two_hundred_columns_hardly_ever_used_cost_little() throws IOException {
    StringBuilder records = new StringBuilder();
    for (int row = 0; row < 20_000; row++) {
      records
          .append("{\"TimeGenerated\":\"2026-02-01T10:00:00Z\",\"column")
          .append(row % 200)
          .append("\":\"value\"}\n");
    }
    SegmentStore store = open();
    store.appendJson("Sparse_CL", bytes(records.toString()));
    long size = 0;
    for (Path file : files()) {
      size += Files.size(file);
    }
    assertThat(size).isLessThan(200_000);
    assertThat(rows(store, "Sparse_CL | where column7 == 'value' | count")).containsExactly("100");
  }
}
