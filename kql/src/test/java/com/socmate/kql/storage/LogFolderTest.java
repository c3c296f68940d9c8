package com.socmate.kql.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.Queries;
import com.socmate.kql.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFolderTest {
  @TempDir private Path root = Path.of("");

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }

  private List<String> rows(LogFolder folder, String query) {
    return Queries.rows(query, folder.catalogue(), folder);
  }

  @Test
  void a_folder_of_ndjson_is_a_table() throws IOException {
    write(
        "SigninLogs/2026-03-01.ndjson",
        """
        {"TimeGenerated":"2026-03-01T10:00:00Z","UserPrincipalName":"user001@contoso.example","ResultType":50126}
        {"TimeGenerated":"2026-03-01T11:00:00.5Z","UserPrincipalName":"user002@contoso.example","ResultType":"0","LocationDetails":{"city":"Oslo"}}
        """);
    LogFolder folder = LogFolder.open(root, Catalogue.logAnalytics());
    assertThat(
            rows(
                folder,
                "SigninLogs | project TimeGenerated, ResultType, city = tostring(LocationDetails.city), Type"))
        .containsExactly(
            "2026-03-01T10:00:00.0000000Z|50126||SigninLogs",
            "2026-03-01T11:00:00.5000000Z|0|Oslo|SigninLogs");
  }

  @Test
  void a_csv_export_is_read_with_its_zone_in_the_header_and_dates_month_first() throws IOException {
    write(
        "Firewall_CL.csv",
        """
        \uFEFFTenantId,"TimeGenerated [UTC]",Bytes_d,Note_s\r
        t1,"9/25/2020, 2:13:24.333 PM",12,"a ""quoted"\", text"\r
        """);
    LogFolder folder = LogFolder.open(root, Catalogue.logAnalytics());
    assertThat(rows(folder, "Firewall_CL | project TimeGenerated, Note_s"))
        .containsExactly("2020-09-25T14:13:24.3330000Z|a \"quoted\", text");
  }

  @Test
  void a_json_array_of_an_unknown_table_has_its_types_inferred() throws IOException {
    write("Odd_CL.json", "[{\"n\": 1, \"x\": 1.5, \"ok\": true, \"tags\": [1]}, {\"n\": 2}]");
    LogFolder folder = LogFolder.open(root, Catalogue.logAnalytics());
    assertThat(rows(folder, "Odd_CL | getschema | project ColumnName, ColumnType"))
        .containsExactly(
            "TimeGenerated|datetime", "Type|string", "n|long", "x|real", "ok|bool", "tags|dynamic");
  }

  @Test
  void files_that_come_later_are_seen_after_a_refresh() throws IOException {
    LogFolder folder = LogFolder.open(root, Catalogue.logAnalytics());
    write("Syslog/a.ndjson", "{\"SyslogMessage\":\"one\"}\n{\"SyslogMessage\":\"cut off");
    folder.refresh();
    assertThat(rows(folder, "Syslog | project SyslogMessage")).containsExactly("one");
    write("Syslog/b.ndjson", "{\"SyslogMessage\":\"two\"}\n");
    folder.refresh();
    assertThat(rows(folder, "Syslog | count")).containsExactly("2");
  }
}
