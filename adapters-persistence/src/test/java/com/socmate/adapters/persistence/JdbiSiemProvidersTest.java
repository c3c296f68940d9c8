package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.Keys;
import com.socmate.application.port.SiemProviders;
import com.socmate.application.port.SiemProvidersContract;
import org.junit.jupiter.api.Test;

class JdbiSiemProvidersTest implements SiemProvidersContract {
  private final Database database = TestPostgres.database();
  private final JdbiSiemProviders providers =
      new JdbiSiemProviders(
          database, new JdbiVault(database, new EnvelopeSecrets(() -> Keys.of(1))));

  @Override
  public SiemProviders providers() {
    return providers;
  }

  @Test
  void a_secret_lies_in_the_database_only_sealed() {
    providers.keepSecret("a", "a-secret-of-a-provider");
    var rows =
        database
            .handles()
            .with(handle ->
                handle.createQuery("select v::text from vault v").mapTo(String.class).list());
    assertThat(rows).hasSize(1).noneMatch(row -> row.contains("a-secret-of-a-provider"));
  }
}
