package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.investigation.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// A filtered, sorted page of sessions. Only conditions that are asked for become part of the
/// statement, so that each has a plan of its own.
final class SessionList {
  private static final String TEXT = "(s.title || e'\\n' || s.query) ilike :text";

  private final List<String> conditions = new ArrayList<>(List.of("s.deleted_at is null"));
  private final Map<String, Object> values = new HashMap<>();
  private final Sessions.Order order;

  SessionList(Sessions.Filter filter, Viewer viewer) {
    order = filter.order();
    if (!viewer.seesAll()) {
      where("(s.owner = :viewer or s.visibility = 'TEAM')", "viewer", viewer.user().value());
    }
    filter.status().ifPresent(it -> where("s.status = :status", "status", it.name()));
    filter.outcome().ifPresent(it -> where("s.outcome = :outcome", "outcome", it.name()));
    filter.persona().ifPresent(it -> where("s.persona = :persona", "persona", it.name()));
    filter.schedule().ifPresent(it -> where("s.schedule_id = :of", "of", it.value()));
    filter.owner().ifPresent(it -> where("s.owner = :owner", "owner", it.value()));
    filter.pinned().ifPresent(it -> where("s.pinned = :pinned", "pinned", it));
    filter.text().ifPresent(it -> where(TEXT, "text", Likeness.containing(it)));
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  Slice<Session> read(Handle handle, Page page) {
    String where = " where " + String.join(" and ", conditions);
    long total =
        handle
            .createQuery("select count(*) from session s" + where)
            .bindMap(values)
            .mapTo(Long.class)
            .one();
    var rows =
        handle
            .createQuery(
                SessionSql.COLUMNS
                    + where
                    + " order by "
                    + orderBy()
                    + " limit :limit offset :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .mapTo(SessionRow.class)
            .list();
    return new Slice<>(rows.stream().map(SessionRow::toDomain).toList(), total);
  }

  private String orderBy() {
    return switch (order) {
      case CREATED -> "s.created_at, s.id";
      case CREATED_DESC -> "s.created_at desc, s.id desc";
      case FINISHED -> "s.finished_at nulls last, s.id";
      case FINISHED_DESC -> "s.finished_at desc nulls last, s.id desc";
      case TITLE -> "lower(s.title), s.id";
      case TITLE_DESC -> "lower(s.title) desc, s.id desc";
    };
  }
}
