package com.socmate.adapters.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.sentinel.ingest.Ingest.Shift;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final String LOGON =
      """
      {"Channel":"Security","EventID":4624,"Hostname":"SRV-WEB01","SourceName":"Microsoft-Windows-Security-Auditing",\
      "EventTime":"2026-03-01 08:00:07","@timestamp":"2026-03-01T13:00:09.5Z","SubjectUserName":"-","SubjectDomainName":"-",\
      "TargetUserName":"user017","TargetDomainName":"CONTOSO","LogonType":"3","IpAddress":"::ffff:10.20.0.17",\
      "NewField":"a<b","tags":["x"]}
      """;

  @TempDir private Path folder = Path.of("");
  private LoadedLogs loaded = new LoadedLogs(Path.of(""));

  @BeforeEach
  void an_empty_workspace() {
    loaded = new LoadedLogs(folder.resolve("out"));
  }

  @Test
  void a_windows_logon_becomes_a_row_of_security_event() throws IOException {
    load("events.json", LOGON);
    var row = loaded.rows("SecurityEvent").getFirst();
    assertThat(row.path("TimeGenerated").asText()).isEqualTo("2026-03-01T13:00:07.0000000Z");
    assertThat(row.path("Computer").asText()).isEqualTo("SRV-WEB01");
    assertThat(row.path("Account").asText()).isEqualTo("CONTOSO\\user017");
    assertThat(row.path("LogonType").isInt()).isTrue();
    assertThat(row.path("LogonTypeName").asText()).isEqualTo("3 - Network");
    assertThat(row.path("IpAddress").asText()).isEqualTo("10.20.0.17");
    assertThat(row.path("Activity").asText()).startsWith("4624 - ");
    assertThat(row.path("EventData").asText())
        .contains("<Data Name=\"NewField\">a&lt;b</Data>")
        .doesNotContain("tags");
  }

  @Test
  void winlogbeat_and_evtx_events_look_like_any_other() throws IOException {
    load(
        "beat.ndjson",
        """
        {"@timestamp":"2026-03-01T10:00:00Z","winlog":{"channel":"Security","event_id":4688,"computer_name":"WS-001",\
        "event_data":{"NewProcessName":"C:\\\\Windows\\\\System32\\\\whoami.exe","SubjectUserName":"user001","SubjectDomainName":"CONTOSO"}}}
        {"Event":{"System":{"Channel":"Security","Computer":"WS-002","EventID":{"#text":4688},\
        "TimeCreated":{"#attributes":{"SystemTime":"2026-03-01T10:00:01Z"}}},"EventData":{"NewProcessName":"C:\\\\a.exe"}}}
        """);
    assertThat(loaded.rows("SecurityEvent"))
        .extracting(row -> row.path("Process").asText())
        .containsExactly("whoami.exe", "a.exe");
    assertThat(loaded.rows("SecurityEvent").getFirst().path("Account").asText())
        .isEqualTo("CONTOSO\\user001");
  }

  @Test
  void sysmon_goes_where_the_agent_sends_it() throws IOException {
    load(
        "sysmon.json",
        """
        {"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","EventID":1,\
        "Hostname":"WS-003","UtcTime":"2026-03-01 10:00:00.250","EventTime":"2026-03-01 04:00:00",\
        "Image":"C:\\\\x.exe","User":"CONTOSO\\\\user003","Category":"Process Create"}
        """);
    var row = loaded.rows("Event").getFirst();
    assertThat(row.path("TimeGenerated").asText()).isEqualTo("2026-03-01T10:00:00.2500000Z");
    assertThat(row.path("EventLog").asText()).isEqualTo("Microsoft-Windows-Sysmon/Operational");
    assertThat(row.path("Source").asText()).isEqualTo("Microsoft-Windows-Sysmon");
    assertThat(row.path("EventData").asText())
        .contains("<Data Name=\"Image\">C:\\x.exe</Data>", "<Data Name=\"User\">");
  }

  @Test
  void an_export_of_the_portal_keeps_its_table_and_gets_real_types() throws IOException {
    var csv =
        """
        TenantId,"TimeGenerated [UTC]",ResultType,UserPrincipalName,IPAddress,IsInteractive,Type,LocationDetails
        t,"3/1/2026, 2:00:00.500 PM",50126,user017@contoso.example,192.0.2.7,True,SigninLogs,"{""city"":""Lyon""}"
        """;
    load("export.csv", "\uFEFF" + csv.replace("\n", "\r\n"));
    var row = loaded.rows("SigninLogs").getFirst();
    assertThat(row.path("TimeGenerated").asText()).isEqualTo("2026-03-01T14:00:00.5000000Z");
    assertThat(row.path("ResultType").isTextual()).isTrue();
    assertThat(row.path("IsInteractive").isBoolean()).isTrue();
    assertThat(row.path("LocationDetails").path("city").asText()).isEqualTo("Lyon");
  }

  @Test
  void what_fits_nowhere_becomes_a_custom_table_with_guessed_types() throws IOException {
    load(
        "door-2026-03-01.csv",
        "time,door no,open,code,level\n2026-03-01T10:00:00Z,7,true,007,1\n2026-03-01T11:00:00Z,8,false,12,1.5\n");
    var row = loaded.rows("door_CL").getFirst();
    assertThat(row.path("door_no").isInt()).isTrue();
    assertThat(row.path("open").isBoolean()).isTrue();
    assertThat(row.path("code").asText()).isEqualTo("007");
    assertThat(row.path("code").isTextual()).isTrue();
    assertThat(row.path("level").isDouble()).isTrue();
  }

  @Test
  void auditd_and_syslog_are_read_as_text() throws IOException {
    load("audit.log", "type=PROCTITLE msg=audit(1604994496.155:92733): proctitle=617270002D61\n");
    load(
        "messages.log",
        "<38>1 2026-03-01T10:00:00Z web01 sshd 4242 - - Failed password for root\n");
    assertThat(loaded.rows("LinuxAuditLog").getFirst().path("cmd").asText()).isEqualTo("arp -a");
    var row = loaded.rows("Syslog").getFirst();
    assertThat(row.path("Facility").asText()).isEqualTo("auth");
    assertThat(row.path("SeverityLevel").asText()).isEqualTo("info");
    assertThat(row.path("ProcessID").isInt()).isTrue();
  }

  @Test
  void syslog_without_a_year_is_from_before_its_file_was_written() throws IOException {
    write(
        "old.log",
        "Dec 31 23:59:00 db01 sshd[77]: session opened\n<11>Jan  1 00:00:30 db01 kernel: oops\n");
    Files.setLastModifiedTime(
        folder.resolve("in/old.log"), FileTime.from(Instant.parse("2026-01-01T00:01:00Z")));
    load(Optional.empty());
    assertThat(loaded.rows("Syslog"))
        .extracting(row -> row.path("TimeGenerated").asText())
        .containsExactly("2025-12-31T23:59:00.0000000Z", "2026-01-01T00:00:30.0000000Z");
    assertThat(loaded.rows("Syslog").getLast().path("SeverityLevel").asText()).isEqualTo("err");
  }

  @Test
  void answers_of_a_service_are_unwrapped() throws IOException {
    load(
        "answer.json",
        """
        {"tables":[{"name":"PrimaryResult","columns":[{"name":"TimeGenerated","type":"datetime"},{"name":"Type","type":"string"}],
        "rows":[["2026-03-01T10:00:00Z","AuditLogs"],["2026-03-01T11:00:00Z","AuditLogs"]]}]}
        """);
    assertThat(loaded.rows("AuditLogs")).hasSize(2);
  }

  @Test
  void shifting_moves_every_time_and_keeps_the_intervals() throws IOException {
    write(
        "a.json",
        "{\"TimeGenerated\":\"2020-01-01T10:00:00Z\",\"CreatedDateTime\":\"2020-01-01T09:59:00Z\",\"Type\":\"SigninLogs\"}\n");
    write(
        "b.json",
        "{\"time\":\"2020-01-02T10:00:00Z\",\"seen\":\"2020-01-02T09:00:00Z\",\"n\":1577959200}\n");
    load(Optional.of(new Shift(NOON, false)));
    var early = loaded.rows("SigninLogs").getFirst();
    assertThat(early.path("TimeGenerated").asText()).isEqualTo("2026-03-03T12:00:00.0000000Z");
    assertThat(early.path("CreatedDateTime").asText()).isEqualTo("2026-03-03T11:59:00.0000000Z");
    var late = loaded.rows("b_CL").getFirst();
    assertThat(late.path("TimeGenerated").asText()).isEqualTo("2026-03-04T12:00:00.0000000Z");
    assertThat(late.path("seen").asText()).isEqualTo("2026-03-04T11:00:00.0000000Z");
    assertThat(late.path("n").asLong()).isEqualTo(1577959200L);
    load(Optional.of(new Shift(NOON, true)));
    assertThat(loaded.rows("SigninLogs").getFirst().path("TimeGenerated").asText())
        .isEqualTo("2026-03-04T12:00:00.0000000Z");
  }

  @Test
  void loading_twice_doubles_nothing() throws IOException {
    load("events.json", LOGON);
    var once = loaded.files();
    load("copy-of-events.json", LOGON);
    assertThat(loaded.files()).isEqualTo(once);
    new Ingest(folder.resolve("out"), Optional.empty(), Optional.of("Doors"))
        .load(folder.resolve("in"));
    assertThat(loaded.files().keySet()).allMatch(it -> it.startsWith("Doors_CL/")).hasSize(1);
  }

  @Test
  void text_in_utf_16_is_read_too() throws IOException {
    load("wide.json", "\uFEFF" + LOGON, StandardCharsets.UTF_16LE);
    assertThat(loaded.rows("SecurityEvent")).hasSize(1);
  }

  private List<FileReport> load(String name, String content) throws IOException {
    return load(name, content, StandardCharsets.UTF_8);
  }

  private List<FileReport> load(String name, String content, Charset charset) throws IOException {
    Files.write(
        Files.createDirectories(folder.resolve("in")).resolve(name), content.getBytes(charset));
    return load(Optional.empty());
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("in")).resolve(name), content);
  }

  private List<FileReport> load(Optional<Shift> shift) throws IOException {
    return new Ingest(folder.resolve("out"), shift, Optional.empty()).load(folder.resolve("in"));
  }
}
