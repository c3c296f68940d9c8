package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.Keys;
import com.socmate.application.port.LanguageModels;
import com.socmate.application.port.LanguageModelsContract;
import org.junit.jupiter.api.Test;

class JdbiLanguageModelsTest implements LanguageModelsContract {
  private final Database database = TestPostgres.database();
  private final JdbiLanguageModels models =
      new JdbiLanguageModels(
          database, new JdbiVault(database, new EnvelopeSecrets(() -> Keys.of(1))));

  @Override
  public LanguageModels languageModels() {
    return models;
  }

  @Test
  void a_key_lies_in_the_database_only_sealed() {
    models.keepKey("local", "a-secret-of-a-model");
    var rows =
        database
            .handles()
            .with(handle ->
                handle.createQuery("select v::text from vault v").mapTo(String.class).list());
    assertThat(rows).hasSize(1).noneMatch(row -> row.contains("a-secret-of-a-model"));
  }
}
