package com.socmate.adapters.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.socmate.adapters.sentinel.ingest.Ingest.Shift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real public logs, read in place; they are not part of this repository.
class PublicSampleLogsTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void every_public_sample_finds_its_table() throws IOException {
    var logs = Project.root().resolve("../shared/data/sample-logs");
    assumeTrue(Files.isDirectory(logs), "no public sample logs beside this project");
    var reports =
        new Ingest(folder, Optional.of(new Shift(NOON, true)), Optional.empty()).load(logs);
    var byFile =
        reports.stream()
            .collect(Collectors.toMap(it -> it.file().getFileName().toString(), FileReport::rows));
    assertThat(reports).hasSize(28);
    assertThat(reports.stream().mapToLong(FileReport::rejected).sum())
        .as("one row of placeholders")
        .isEqualTo(1);
    assertThat(byFile.get("empire_psexec_dcerpc_tcp_svcctl_2020-09-20121608.trimmed.ndjson"))
        .isEqualTo(Map.of("SecurityEvent", 216L, "Event", 324L));
    assertThat(
            byFile.get(
                "empire_dcsync_dcerpc_drsuapi_DsGetNCChanges_2020-09-21185829.trimmed.ndjson"))
        .isEqualTo(Map.of("SecurityEvent", 314L, "Event", 81L));
    assertThat(byFile.get("SonicWallFirewall_Query_Data.csv"))
        .isEqualTo(Map.of("CommonSecurityLog", 453L));
    assertThat(byFile.get("SymantecDLP.json")).isEqualTo(Map.of("CommonSecurityLog", 405L));
    assertThat(byFile.get("sh_arp_cache_2020-11-10074812.log"))
        .isEqualTo(Map.of("LinuxAuditLog", 12L));
  }
}
