package com.socmate.adapters.persistence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Walks the audit log's chain in stretches, beside those who are writing it.
public final class AuditChain {
  private static final int STRETCH = 1_000;

  private final Handles handles;

  public AuditChain(Database database) {
    this.handles = database.handles();
  }

  /// The last entry's number and hash, by which the whole chain can be recognised.
  public record Head(long seq, String hash) {
    @Override
    public String toString() {
      return seq + ":" + hash;
    }
  }

  /// What a walk found.
  public sealed interface Verdict {
    record Whole(Head head) implements Verdict {}

    /// @param at the first entry that was altered or is missing
    record Broken(long at) implements Verdict {}
  }

  /// Reads the chain up to the head as it is at the beginning; what is written meanwhile is for the
  /// next walk.
  public Verdict walk() {
    var end = handles.with(handle -> handle.attach(AuditSql.class).head());
    var head = AuditSql.Head.NONE;
    while (head.seq() < end.seq()) {
      var rows = stretch(head.seq());
      if (rows.isEmpty()) {
        return new Verdict.Broken(head.seq() + 1);
      }
      for (var row : rows) {
        if (head.seq() < end.seq()) {
          if (!row.follows(head)) {
            return new Verdict.Broken(head.seq() + 1);
          }
          head = row.asHead();
        }
      }
    }
    return head.equals(end) ? whole(end) : new Verdict.Broken(end.seq());
  }

  /// A row behind the head cannot be there, unless somebody is writing at this very moment.
  private Verdict whole(AuditSql.Head end) {
    var now = handles.with(handle -> handle.attach(AuditSql.class).head());
    boolean more = now.equals(end) && !stretch(end.seq()).isEmpty();
    var again = handles.with(handle -> handle.attach(AuditSql.class).head());
    return more && again.equals(end)
        ? new Verdict.Broken(end.seq() + 1)
        : new Verdict.Whole(new Head(end.seq(), end.hash()));
  }

  /// Whether the entry of that number has that hash.
  public boolean holds(long number, String hash) {
    return number == 0
        ? hash.equals(AuditSql.Head.NONE.hash())
        : stretch(number - 1).stream()
            .findFirst()
            .filter(row -> row.seq() == number && row.hash().equals(hash))
            .isPresent();
  }

  /// Every entry as a line of JSON, oldest first.
  public void lines(Consumer<String> out) {
    long after = 0;
    List<AuditRow> rows;
    do {
      rows = stretch(after);
      for (var row : rows) {
        out.accept(line(row));
        after = row.seq();
      }
    } while (!rows.isEmpty());
  }

  private List<AuditRow> stretch(long after) {
    return handles.with(handle -> handle.attach(AuditSql.class).after(after, STRETCH));
  }

  private static String line(AuditRow row) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("number", row.seq());
    line.put("at", row.at().toString());
    line.put("actor", row.actor());
    line.put("action", row.action());
    line.put("object", row.object());
    line.put("before", row.before());
    line.put("after", row.after());
    line.put("reason", row.reason());
    line.put("request_id", row.requestId());
    line.put("prev_hash", row.prevHash());
    line.put("hash", row.hash());
    return Json.write(line);
  }
}
