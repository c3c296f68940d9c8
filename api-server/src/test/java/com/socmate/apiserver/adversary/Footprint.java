package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.apiserver.LiveApi;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything the database holds, table by table, to be compared with what it holds later. The
/// audit log stands apart, because a denied attempt has to leave a trace there and nowhere else.
record Footprint(Map<String, String> tables, List<String> entries) {
  /// Written by the mere reading of things, or by housekeeping.
  private static final List<String> PASSING =
      List.of(
          "session_watch",
          "flyway_schema_history",
          "audit_log",
          "audit_head",
          "schedule_tally",
          "rate_window",
          "rate_hit");

  private static final String TABLES =
      "select tablename from pg_tables where schemaname = 'public'";

  static Footprint of(LiveApi api) {
    var tables = api.column(TABLES).stream().filter(table -> !PASSING.contains(table)).toList();
    var contents =
        api.column(String.join(" union all ", tables.stream().map(Footprint::content).toList()));
    var byName = new TreeMap<String, String>();
    contents.forEach(content -> byName.put(content.replaceFirst(" .*", ""), content));
    return new Footprint(
        byName,
        api.column("select actor || ' ' || action || ' ' || object from audit_log order by seq"));
  }

  private static String content(String table) {
    return """
    select '%1$s ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 7)), 0)
    from "%1$s" t\
    """
        .formatted(table);
  }

  /// That nothing has changed since then but the record of what was refused.
  void assertUntouchedSince(Footprint before) {
    assertThat(tables).isEqualTo(before.tables());
    assertThat(newEntries(before)).allMatch(entry -> entry.contains(" request.denied "));
  }

  static void assertUntouched(LiveApi api, Footprint before) {
    of(api).assertUntouchedSince(before);
  }

  /// What the audit log has that it had not then.
  List<String> newEntries(Footprint before) {
    return entries.subList(before.entries().size(), entries.size());
  }
}
