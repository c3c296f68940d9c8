package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.adapters.sentinel.ingest.Main;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The walk of `docs/real-logs.md` through logs of real attacks.
class RealLogsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> COLUMNS = new TypeReference<>() {};

  @TempDir private Path folder = Path.of("");

  @Test
  void psexec_shows_as_a_service_that_runs_an_encoded_command() throws IOException {
    var logs = loaded("empire_psexec");
    var services = asked(logs, "Sysmon: services registered on any computer in the last 24 hours");
    assertThat(keys(services))
        .containsExactly(
            Map.of("Computer", "WORKSTATION6.theshire.local", "ServiceName", "Updater"));
    var commands =
        asked(logs, "Sysmon: PowerShell started with an encoded command in the last 24 hours");
    assertThat(keys(commands))
        .containsExactly(
            Map.of(
                "Computer",
                "WORKSTATION6.theshire.local",
                "ParentImage",
                "C:\\Windows\\System32\\cmd.exe"));
    assertThat(services.conclusion().findings().getFirst().techniques()).contains("T1569.002");
  }

  @Test
  void dcsync_names_the_account_that_replicated_the_directory() throws IOException {
    var result =
        asked(
            loaded("empire_dcsync"),
            "DCSync: accounts that replicated the directory in the last 24 hours");
    assertThat(keys(result)).containsExactly(Map.of("SubjectAccount", "THESHIRE\\pgustavo"));
    assertThat(result.conclusion().findings().getFirst().techniques()).containsExactly("T1003.006");
  }

  @Test
  void log4shell_shows_as_powershell_under_the_web_server() throws IOException {
    var logs = loaded("securityauditing_log4shell");
    var started = asked(logs, "powershell.exe started by tomcat9.exe in the last 24 hours");
    assertThat(keys(started)).hasSize(1);
    assertThat(keys(started).getFirst())
        .containsEntry("Computer", "WORKSTATION5")
        .containsEntry("Account", "NT AUTHORITY\\LOCAL SERVICE");
    assertThat(keys(asked(logs, "PowerShell started with an encoded command in the last 24 hours")))
        .containsExactly(
            Map.of("Computer", "WORKSTATION5", "Account", "NT AUTHORITY\\LOCAL SERVICE"));
  }

  @Test
  void log4shell_on_linux_shows_in_the_connections_of_java() throws IOException {
    var result =
        asked(
            loaded("vminsights_vmconnection_log4shell"),
            "// key: Computer, ProcessName, DestinationIp, DestinationPort\n"
                + "VMConnection | where TimeGenerated > ago(1d) | where Direction == \"outbound\" and ProcessName in (\"java\", \"bash\")"
                + " and DestinationIp !startswith \"127.\" | project Computer, ProcessName, DestinationIp, DestinationPort");
    assertThat(result.conclusion().findings()).hasSize(3);
    assertThat(keys(result))
        .allSatisfy(it -> assertThat(it).containsEntry("DestinationIp", "192.168.2.6"));
  }

  private static InvestigationResult asked(RowsWorkspace logs, String question) {
    var result = Enquiry.at(NOW.plusSeconds(600), logs, question);
    assertThat(result.conclusion().outcome()).isEqualTo(Outcome.FINDINGS);
    assertThat(result.report()).doesNotContain("struck", "could not be checked");
    return result;
  }

  private static List<Map<String, String>> keys(InvestigationResult result) {
    return result.conclusion().findings().stream()
        .map(Finding::key)
        .<Map<String, String>>map(HashMap::new)
        .toList();
  }

  /// Loaded as `./socmate ingest … --shift-to` does.
  private RowsWorkspace loaded(String dataset) throws IOException {
    int code =
        new CommandLine(new Main(InstantSource.fixed(NOW)))
            .setOut(new PrintWriter(new StringWriter()))
            .execute(
                data(dataset).toString(), "--out", folder.toString(), "--shift-to", NOW.toString());
    assertThat(code).isZero();
    var rows = new HashMap<String, List<Map<String, Object>>>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".ndjson")).toList()) {
        var table = Objects.requireNonNull(file.getParent()).getFileName().toString();
        for (String line : Files.readAllLines(file)) {
          rows.computeIfAbsent(table, _ -> new ArrayList<>()).add(JSON.readValue(line, COLUMNS));
        }
      }
    }
    return new RowsWorkspace(rows);
  }

  private static Path data(String dataset) throws IOException {
    var root = Path.of("").toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    var logs =
        Objects.requireNonNull(root)
            .resolve("../shared/data/sample-logs/otrf-security-datasets")
            .normalize();
    assumeTrue(Files.isDirectory(logs), "there are no real logs at " + logs);
    try (var all = Files.list(logs)) {
      return all.filter(it -> it.getFileName().toString().startsWith(dataset))
          .findFirst()
          .orElseThrow();
    }
  }
}
