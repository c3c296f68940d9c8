package com.socmate.adapters.persistence;

import com.socmate.application.port.AuditTrail;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

public final class JdbiAuditTrail implements AuditTrail {
  private final Handles handles;

  public JdbiAuditTrail(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Slice<Recorded> list(Filter filter, Page page) {
    var wanted = wanted(filter, 0, page.limit());
    wanted.put("offset", page.offset());
    return handles.with(handle -> {
      var sql = handle.attach(AuditTrailSql.class);
      return new Slice<>(
          sql.newest(wanted).stream().map(JdbiAuditTrail::recorded).toList(), sql.count(wanted));
    });
  }

  @Override
  public List<Recorded> after(long number, Filter filter, int limit) {
    return handles.with(handle ->
        handle.attach(AuditTrailSql.class).oldest(wanted(filter, number, limit)).stream()
            .map(JdbiAuditTrail::recorded)
            .toList());
  }

  private static Recorded recorded(AuditRow row) {
    return new Recorded(row.seq(), row.toDomain(), row.hash());
  }

  private static Map<String, @Nullable Object> wanted(Filter filter, long after, int limit) {
    var wanted = new HashMap<String, @Nullable Object>();
    wanted.put("actor", filter.actor().orElse(null));
    wanted.put("action", filter.action().orElse(null));
    wanted.put("object", filter.object().orElse(null));
    wanted.put("requestId", filter.requestId().orElse(null));
    wanted.put("from", filter.from().orElse(null));
    wanted.put("to", filter.to().orElse(null));
    wanted.put("after", after);
    wanted.put("limit", limit);
    return wanted;
  }
}
