package com.socmate.cli.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
  private static final Instant SINCE = Instant.parse("2026-05-18T12:00:00Z");

  @TempDir private Path directory = Path.of("");

  private static ProcessIdentity ourselves() {
    return ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
  }

  private static ProcessRecord record(ProcessIdentity identity) {
    return new ProcessRecord("worker", identity, "127.0.0.1", 8081, "/readyz", SINCE);
  }

  @Test
  void a_record_comes_back_as_it_was_written() {
    record(ourselves()).write(directory);
    assertThat(ProcessRecord.read(directory, "worker")).contains(record(ourselves()));
    assertThat(ProcessRecord.all(directory)).containsExactly(record(ourselves()));
  }

  @Test
  void another_process_with_the_same_number_is_not_mistaken_for_it() {
    ProcessIdentity earlier = new ProcessIdentity(ourselves().pid(), "an earlier birth");
    assertThat(record(earlier).isAlive()).isFalse();
    assertThat(record(ourselves()).isAlive()).isTrue();
  }

  @Test
  void a_damaged_record_counts_as_none() throws IOException {
    Files.writeString(directory.resolve("worker.pid"), "pid=");
    assertThat(ProcessRecord.read(directory, "worker")).isEmpty();
  }

  @Test
  void the_tail_of_a_log_is_its_last_lines() throws IOException {
    Path log = Files.write(directory.resolve("a.log"), List.of("one", "two", "three"));
    assertThat(LogTail.lines(log, 2)).containsExactly("two", "three");
    assertThat(LogTail.lines(directory.resolve("none.log"), 2)).isEmpty();
  }
}
