package com.socmate.adapters.persistence;

import com.socmate.application.port.SiemProviders;
import com.socmate.application.port.Vault;
import com.socmate.domain.provider.SiemProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Providers in `siem_provider`; their secrets are in the vault.
public final class JdbiSiemProviders implements SiemProviders {
  private final Handles handles;
  private final NamedSecrets secrets;

  public JdbiSiemProviders(Database database, Vault vault) {
    this.handles = database.handles();
    this.secrets = new NamedSecrets(vault, "siem-provider-secret");
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
      secrets.forget(name);
      return sql.remove(name) == 1;
    });
  }

  @Override
  public void keepSecret(String name, String secret) {
    secrets.keep(name, secret);
  }

  @Override
  public Optional<String> secret(String name) {
    return secrets.reveal(name);
  }

  private <T> T with(Function<SiemProviderSql, T> work) {
    return handles.inTransaction(handle -> work.apply(handle.attach(SiemProviderSql.class)));
  }
}
