package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.schedule.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// A filtered, sorted page of schedules. Only conditions that are asked for become part of the
/// statement, so that each has a plan of its own.
final class ScheduleList {
  private static final String FROM =
      " from schedule s join schedule_clock c on c.schedule_id = s.id where ";
  private static final String COUNT = "(select count(*) from schedule s where ";
  private static final String VISIBLE = "(s.owner = :viewer or s.visibility = 'TEAM')";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final Schedules.Order order;

  ScheduleList(Schedules.Filter filter, Viewer viewer) {
    order = filter.order();
    conditions.add("s.deleted_at is null");
    if (!viewer.seesAll()) {
      where(VISIBLE, "viewer", viewer.user().value());
    }
    filter.status().ifPresent(it -> where("c.status = :status", "status", it.name()));
    filter.frequency().ifPresent(it -> where("s.frequency = :frequency", "frequency", it.name()));
    filter.persona().ifPresent(it -> where("s.persona = :persona", "persona", it.name()));
    filter.owner().ifPresent(it -> where("s.owner = :owner", "owner", it.value()));
    filter.tag().ifPresent(it -> where("s.tags @> array[:tag]::text[]", "tag", it));
    filter.text().ifPresent(it -> where(TEXT, "text", containing(it)));
  }

  private static final String TEXT =
      "(s.name || e'\\n' || s.description || e'\\n' || s.query) ilike :text";

  private void where(String condition, String name, String value) {
    conditions.add(condition);
    values.put(name, value);
  }

  private static String containing(String text) {
    return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  Slice<Schedule> read(Handle handle, Page page) {
    String where = FROM + String.join(" and ", conditions);
    long total = handle.createQuery(total()).bindMap(values).mapTo(Long.class).one();
    var rows =
        handle
            .createQuery(
                "select "
                    + ScheduleSql.COLUMNS
                    + where
                    + " order by "
                    + orderBy()
                    + " limit :limit offset :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .mapTo(ScheduleRow.class)
            .list();
    return new Slice<>(rows.stream().map(ScheduleRow::toDomain).toList(), total);
  }

  /// The clock is joined only if it is asked about. One's own and the team's are counted apart,
  /// since each has an index to count in, and the two together have none.
  private String total() {
    if (values.containsKey("status")) {
      return "select count(*)" + FROM + String.join(" and ", conditions);
    }
    return values.containsKey("viewer")
        ? "select "
            + count("s.owner = :viewer")
            + " + "
            + count("s.visibility = 'TEAM' and s.owner <> :viewer")
        : "select " + count("true");
  }

  private String count(String visible) {
    var narrowed = new ArrayList<>(conditions);
    narrowed.replaceAll(condition -> condition.equals(VISIBLE) ? visible : condition);
    return COUNT + String.join(" and ", narrowed) + ")";
  }

  private String orderBy() {
    return switch (order) {
      case CREATED -> "s.created_at, s.id";
      case CREATED_DESC -> "s.created_at desc, s.id desc";
      case NAME -> "lower(s.name), s.id";
      case NAME_DESC -> "lower(s.name) desc, s.id desc";
      case NEXT_RUN -> "c.next_run_at nulls last, s.id";
      case NEXT_RUN_DESC -> "c.next_run_at desc nulls last, s.id desc";
    };
  }
}
