package com.socmate.adapters.persistence;

import com.socmate.application.port.Secrets.Place;
import com.socmate.application.port.SiemProviders;
import com.socmate.application.port.Vault;
import com.socmate.domain.provider.SiemProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Providers in `siem_provider`; their secrets are in the vault.
public final class JdbiSiemProviders implements SiemProviders {
  private static final String PURPOSE = "siem-provider-secret";

  private final Handles handles;
  private final Vault vault;

  public JdbiSiemProviders(Database database, Vault vault) {
    this.handles = database.handles();
    this.vault = vault;
  }

  @Override
  public List<SiemProvider> all() {
    return with(sql -> sql.all().stream().map(SiemProviderRow::toDomain).toList());
  }

  @Override
  public Optional<SiemProvider> find(String name) {
    return with(sql -> sql.find(name).map(SiemProviderRow::toDomain));
  }

  @Override
  public void save(SiemProvider provider) {
    with(sql -> {
      if (provider.standard()) {
        sql.clearStandard(provider.name());
      }
      sql.save(Records.values(SiemProviderRow.of(provider)));
      return true;
    });
  }

  @Override
  public boolean remove(String name) {
    return with(sql -> {
      vault.forget(new Place(PURPOSE, name));
      return sql.remove(name) == 1;
    });
  }

  @Override
  public void keepSecret(String name, String secret) {
    vault.keep(new Place(PURPOSE, name), secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<String> secret(String name) {
    return vault
        .reveal(new Place(PURPOSE, name))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private <T> T with(Function<SiemProviderSql, T> work) {
    return handles.inTransaction(handle -> work.apply(handle.attach(SiemProviderSql.class)));
  }
}
