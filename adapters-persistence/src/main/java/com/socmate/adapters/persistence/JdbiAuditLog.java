package com.socmate.adapters.persistence;

import com.socmate.application.port.AuditLog;
import java.util.List;

/// The audit log as a chain of hashes, each entry linked in the transaction of the change it tells
/// of.
public final class JdbiAuditLog implements AuditLog {
  private final Handles handles;

  public JdbiAuditLog(Database database) {
    this.handles = database.handles();
  }

  @Override
  public void append(Entry entry) {
    handles.inTransaction(handle -> {
      var sql = handle.attach(AuditSql.class);
      sql.append(Records.values(AuditRow.following(sql.lockHead(), entry)));
      return true;
    });
  }

  /// The entries after a number, oldest first.
  public List<Entry> entries(long after, int limit) {
    return handles.with(handle ->
        handle.attach(AuditSql.class).after(after, limit).stream()
            .map(AuditRow::toDomain)
            .toList());
  }
}
