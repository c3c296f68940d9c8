package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.schedule.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// A filtered, sorted page of schedules with their total, in one statement. Only conditions that
/// are asked for become part of it, and the page is written out, so that each has a plan of its own
/// that can be kept.
final class ScheduleList {
  private static final String WORDS = " from schedule s";
  private static final String CLOCK = " join schedule_clock c on c.schedule_id = s.id";
  private static final String TEXT =
      "(s.name || e'\\n' || s.description || e'\\n' || s.query) ilike :text";
  private static final String FAILING =
      "(c.status = 'FAILED' or c.status = 'ACTIVE' and c.failure_streak > 0)";
  private static final Set<String> TALLIED = Set.of("viewer", "owner");

  /// One's own and the team's are asked for apart, since each has an index, and the two together
  /// have none.
  private static final List<String> SEEN =
      List.of("s.owner = :viewer", "s.visibility = 'TEAM' and s.owner <> :viewer");

  private final List<String> conditions = new ArrayList<>(List.of("s.deleted_at is null"));
  private final Map<String, Object> values = new HashMap<>();
  private final List<String> visible;
  private final Schedules.Order order;
  private final boolean onlyFailing;

  ScheduleList(Schedules.Filter filter, Viewer viewer) {
    order = filter.order();
    onlyFailing = filter.onlyFailing();
    visible = viewer.seesAll() ? List.of("true") : SEEN;
    if (!viewer.seesAll()) {
      values.put("viewer", viewer.user().value());
    }
    filter.status().ifPresent(it -> where("c.status = :status", "status", it.name()));
    filter.frequency().ifPresent(it -> where("s.frequency = :frequency", "frequency", it.name()));
    filter.persona().ifPresent(it -> where("s.persona = :persona", "persona", it.name()));
    filter.owner().ifPresent(it -> where("s.owner = :owner", "owner", it.value()));
    filter.tag().ifPresent(it -> where("s.tags @> array[:tag]::text[]", "tag", it));
    filter.text().ifPresent(it -> where(TEXT, "text", Likeness.containing(it)));
    if (onlyFailing) {
      conditions.add(FAILING);
    }
  }

  private void where(String condition, String name, String value) {
    conditions.add(condition);
    values.put(name, value);
  }

  Slice<Schedule> read(Handle handle, Page page) {
    var rows = handle.createQuery(statement(page)).bindMap(values).mapTo(Row.class).list();
    long total =
        rows.isEmpty() && page.offset() > 0
            ? handle
                .createQuery("select " + total() + "::bigint")
                .bindMap(values)
                .mapTo(Long.class)
                .one()
            : rows.stream().mapToLong(Row::total).findFirst().orElse(0);
    return new Slice<>(rows.stream().map(row -> row.schedule().toDomain()).toList(), total);
  }

  record Row(ScheduleRow schedule, long total) {}

  private String statement(Page page) {
    return "with page as ("
        + ids(page)
        + ") select "
        + ScheduleSql.COLUMNS
        + ", "
        + total()
        + "::bigint as total from page join schedule s on s.id = page.id"
        + CLOCK
        + sorted("page.key", "page.id");
  }

  /// Which schedules are on the page, found in an index where one has the order.
  private String ids(Page page) {
    long most = (long) page.offset() + page.limit();
    var seen =
        visible.stream()
            .map(these ->
                "(select s.id, %s as key%s%s limit %d)"
                    .formatted(key(), from(true) + where(these), sorted(key(), "s.id"), most))
            .collect(Collectors.joining(" union all "));
    return "select id, key from (%s) seen%s limit %d offset %d"
        .formatted(seen, sorted("key", "id"), page.limit(), page.offset());
  }

  /// The clock is joined only if it is asked about.
  private String from(boolean sorted) {
    return values.containsKey("status") || onlyFailing || (sorted && key().startsWith("c."))
        ? WORDS + CLOCK
        : WORDS;
  }

  private String where(String seen) {
    return " where " + seen + " and " + String.join(" and ", conditions);
  }

  /// Tallied where it can be, else counted.
  private String total() {
    if (!onlyFailing && TALLIED.containsAll(values.keySet())) {
      return (values.containsKey("viewer") ? ScheduleTally.VISIBLE : ScheduleTally.ALL)
          + (values.containsKey("owner") ? " and owner = :owner)" : ")");
    }
    return visible.stream()
        .map(seen -> "(select count(*)" + from(false) + where(seen) + ")")
        .collect(Collectors.joining(" + ", "(", ")"));
  }

  private String key() {
    return switch (order) {
      case CREATED, CREATED_DESC -> "s.created_at";
      case NAME, NAME_DESC -> "lower(s.name)";
      case NEXT_RUN, NEXT_RUN_DESC -> "c.next_run_at";
    };
  }

  private String sorted(String key, String id) {
    return " order by "
        + switch (order) {
          case CREATED, NAME -> key + ", " + id;
          case CREATED_DESC, NAME_DESC -> key + " desc, " + id + " desc";
          case NEXT_RUN -> key + " nulls last, " + id;
          case NEXT_RUN_DESC -> key + " desc nulls last, " + id + " desc";
        };
  }
}
