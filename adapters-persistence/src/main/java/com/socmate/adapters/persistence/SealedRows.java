package com.socmate.adapters.persistence;

import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.KeyId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/// Every envelope in the database, wherever a column is called `sealed`. What has been re-wrapped
/// says so itself, so a rotation that was broken off goes on where it stopped.
public final class SealedRows {
  private static final int BATCH = 200;

  private final Handles handles;
  private final EnvelopeSecrets secrets;

  public SealedRows(Database database, EnvelopeSecrets secrets) {
    this.handles = database.handles();
    this.secrets = secrets;
  }

  /// Refuses master keys that do not open what is kept.
  ///
  /// @throws IllegalArgumentException in one sentence
  public void requireKeys() {
    var known = secrets.masterKeys().ids();
    byKey("vault")
        .forEach((key, rows) -> {
          if (!known.contains(key)) {
            throw new IllegalArgumentException(
                "The master keys given ("
                    + known
                    + ") are not those that this database's secrets were sealed with: "
                    + rows
                    + " need the key "
                    + key
                    + ".");
          }
        });
  }

  /// How many envelopes each master key closes.
  public Map<KeyId, Long> byKey() {
    var all = new TreeMap<KeyId, Long>(Comparator.comparing(KeyId::hex));
    tables().forEach(table -> byKey(table).forEach((key, rows) -> all.merge(key, rows, Long::sum)));
    return all;
  }

  private Map<KeyId, Long> byKey(String table) {
    return handles.with(handle ->
        handle
            .createQuery(
                "select encode(substring(sealed from 2 for 8), 'hex') as key, count(*) as rows from "
                    + table
                    + " group by 1")
            .reduceRows(
                new TreeMap<KeyId, Long>(Comparator.comparing(KeyId::hex)),
                (counts, row) -> {
                  counts.put(
                      new KeyId(row.getColumn("key", String.class)),
                      row.getColumn("rows", Long.class));
                  return counts;
                }));
  }

  /// How many envelopes the master keys at hand do not open.
  public long unreadable() {
    return tables().stream().mapToLong(this::unreadable).sum();
  }

  private long unreadable(String table) {
    return handles.with(handle -> {
      try (var all =
          handle.createQuery("select sealed from " + table).mapTo(byte[].class).stream()) {
        return all.filter(sealed -> !secrets.unwraps(sealed)).count();
      }
    });
  }

  /// Puts every envelope under the master key in use, in batches of their own transactions.
  ///
  /// @param goOn asked before each batch
  /// @return how many were re-wrapped
  public long rewrap(BooleanSupplier goOn) {
    long count = 0;
    for (String table : tables()) {
      int done = -1;
      while (done != 0 && goOn.getAsBoolean()) {
        done = handles.inTransaction(handle -> rewrapSome(handle, table));
        count += done;
      }
    }
    return count;
  }

  private int rewrapSome(Handle handle, String table) {
    var current = secrets.masterKeys().current();
    var rows =
        handle
            .createQuery(
                "select ctid::text as place, sealed from "
                    + table
                    + " where substring(sealed from 2 for 8) <> :current limit "
                    + BATCH
                    + " for update")
            .bind("current", current.bytes())
            .mapTo(Row.class)
            .list();
    var update =
        handle.prepareBatch("update " + table + " set sealed = :sealed where ctid = :place::tid");
    for (Row row : rows) {
      secrets
          .rewrapped(row.sealed())
          .ifPresent(sealed -> update.bind("sealed", sealed).bind("place", row.place()).add());
    }
    if (update.size() > 0) {
      update.execute();
    }
    return rows.size();
  }

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Row(String place, byte[] sealed) {
    @Override
    public String toString() {
      return place + " " + HexFormat.of().formatHex(sealed, 0, 9);
    }
  }

  private List<String> tables() {
    return handles.with(handle ->
        handle
            .createQuery(
                """
                select quote_ident(c.table_name)
                from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = current_schema() and c.column_name = 'sealed'
                  and c.data_type = 'bytea' and t.table_type = 'BASE TABLE'
                order by 1
                """)
            .mapTo(String.class)
            .list());
  }
}
