package com.socmate.adapters.persistence;

import com.socmate.application.port.Incidents;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.incident.Incident;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// A filtered and sorted page of incidents.
final class IncidentList {
  private static final List<String> RISING =
      Arrays.stream(Severity.values()).map(Severity::name).toList();
  private static final String RANK =
      "array_position(array['" + String.join("', '", RISING) + "'], i.severity)";

  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final Map<String, Object> values = new HashMap<>();
  private final String order;

  private IncidentList(Incidents.Filter filter) {
    filter.severity().ifPresent(it -> where(RANK + " >= :severity", "severity", rank(it)));
    filter.status().ifPresent(it -> where("i.status = :status", "status", it.name()));
    filter
        .within()
        .ifPresent(it -> where("i.modified_at >= now() - :within::interval", "within", it));
    filter.provider().ifPresent(it -> where("i.provider = :provider", "provider", it));
    filter.assignee().ifPresent(it -> where("i.assignee = :assignee", "assignee", it));
    filter.tag().ifPresent(it -> where(":tag = any(i.tags)", "tag", it));
    filter
        .text()
        .ifPresent(it ->
            where(
                "(i.title || e'\\n' || i.description) ilike :text escape '!'",
                "text",
                "%" + it.replaceAll("([!%_])", "!$1") + "%"));
    order =
        switch (filter.order()) {
          case MODIFIED_DESC -> "i.modified_at desc, i.number desc";
          case MODIFIED -> "i.modified_at, i.number";
          case CREATED_DESC -> "i.created_at desc, i.number desc";
          case CREATED -> "i.created_at, i.number";
          case SEVERITY_DESC -> RANK + " desc, i.modified_at desc, i.number desc";
          case NUMBER_DESC -> "i.number desc";
          case NUMBER -> "i.number";
        };
  }

  /// Counted from 1, as arrays are in SQL.
  private static int rank(Severity severity) {
    return RISING.indexOf(severity.name()) + 1;
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  static Slice<Incident> read(Handle handle, Incidents.Filter filter, Page page) {
    return new IncidentList(filter).read(handle, page);
  }

  private Slice<Incident> read(Handle handle, Page page) {
    var where = " where " + String.join(" and ", conditions);
    long total =
        handle
            .createQuery("select count(*) from incident i" + where)
            .bindMap(values)
            .mapTo(Long.class)
            .one();
    var rows =
        handle
            .createQuery(
                IncidentSql.COLUMNS + where + " order by " + order + " limit :limit offset :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .mapTo(IncidentRow.class)
            .list();
    return new Slice<>(rows.stream().map(IncidentRow::toDomain).toList(), total);
  }
}
