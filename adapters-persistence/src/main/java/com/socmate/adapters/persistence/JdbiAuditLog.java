package com.socmate.adapters.persistence;

import com.socmate.application.port.AuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The audit log as a chain of hashes, each entry linked in the transaction of the change it tells
/// of.
public final class JdbiAuditLog implements AuditLog {
  private static final int PAGE = 1_000;

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

  /// Reads the whole chain.
  ///
  /// @return the number of the first entry that was altered or is missing; empty if all is whole
  public OptionalLong firstBroken() {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(AuditSql.class);
      var end = sql.lockHead();
      var head = AuditSql.Head.NONE;
      var rows = new ArrayList<AuditRow>();
      do {
        rows.clear();
        rows.addAll(sql.after(head.seq(), PAGE));
        for (var row : rows) {
          if (!row.follows(head)) {
            return OptionalLong.of(head.seq() + 1);
          }
          head = row.asHead();
        }
      } while (!rows.isEmpty());
      return head.equals(end) ? OptionalLong.empty() : OptionalLong.of(head.seq() + 1);
    });
  }
}
