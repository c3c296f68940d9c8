package com.socmate.adapters.persistence;

import com.socmate.application.port.Secrets;
import com.socmate.application.port.Vault;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Secrets in the table `vault`, sealed before they leave the process.
public final class JdbiVault implements Vault {
  private final Handles handles;
  private final Secrets secrets;

  public JdbiVault(Database database, Secrets secrets) {
    this.handles = database.handles();
    this.secrets = secrets;
  }

  interface Sql {
    @SqlUpdate(
        """
        insert into vault (purpose, row_id, sealed) values (:purpose, :row, :sealed)
        on conflict (purpose, row_id) do update set sealed = excluded.sealed, kept_at = now()
        """)
    void keep(String purpose, String row, byte[] sealed);

    @SqlUpdate(
        """
        insert into vault (purpose, row_id, sealed) values (:purpose, :row, :sealed)
        on conflict (purpose, row_id) do nothing
        """)
    void keepIfNew(String purpose, String row, byte[] sealed);

    @SqlQuery("select sealed from vault where purpose = :purpose and row_id = :row")
    Optional<byte[]> find(String purpose, String row);

    @SqlUpdate("delete from vault where purpose = :purpose and row_id = :row")
    void delete(String purpose, String row);
  }

  @Override
  public void keep(Secrets.Place place, byte[] secret) {
    byte[] sealed = secrets.seal(place, secret);
    with(sql -> {
      sql.keep(place.purpose(), place.row(), sealed);
      return true;
    });
  }

  @Override
  public Optional<byte[]> reveal(Secrets.Place place) {
    return with(sql -> sql.find(place.purpose(), place.row()))
        .map(sealed -> secrets.open(place, sealed));
  }

  @Override
  public byte[] establish(Secrets.Place place, Supplier<byte[]> ifNew) {
    return reveal(place)
        .orElseGet(() -> {
          byte[] sealed = secrets.seal(place, ifNew.get());
          with(sql -> {
            sql.keepIfNew(place.purpose(), place.row(), sealed);
            return true;
          });
          return reveal(place).orElseThrow();
        });
  }

  @Override
  public void forget(Secrets.Place place) {
    with(sql -> {
      sql.delete(place.purpose(), place.row());
      return true;
    });
  }

  private <T> T with(Function<Sql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(Sql.class)));
  }
}
