package com.socmate.adapters.persistence;

import com.socmate.application.port.LanguageModels;
import com.socmate.application.port.Vault;
import com.socmate.domain.llm.LanguageModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Language models; their keys are in the vault.
public final class JdbiLanguageModels implements LanguageModels {
  private final Handles handles;
  private final NamedSecrets keys;

  public JdbiLanguageModels(Database database, Vault vault) {
    this.handles = database.handles();
    this.keys = new NamedSecrets(vault, "model-key");
  }

  @Override
  public List<LanguageModel> all() {
    return with(sql -> sql.all().stream().map(LanguageModelRow::toDomain).toList());
  }

  @Override
  public Optional<LanguageModel> find(String name) {
    return with(sql -> sql.find(name).map(LanguageModelRow::toDomain));
  }

  @Override
  public void save(LanguageModel model) {
    with(sql -> {
      if (model.standard()) {
        sql.clearStandard(model.name());
      }
      sql.save(Records.values(LanguageModelRow.of(model)));
      return true;
    });
  }

  @Override
  public boolean remove(String name) {
    return with(sql -> {
      keys.forget(name);
      return sql.remove(name) == 1;
    });
  }

  @Override
  public void keepKey(String name, String key) {
    keys.keep(name, key);
  }

  @Override
  public Optional<String> key(String name) {
    return keys.reveal(name);
  }

  @Override
  public boolean book(String name, long tokens, long most) {
    return with(sql -> sql.book(name, tokens, most) == 1);
  }

  @Override
  public void correct(String name, long tokens) {
    with(sql -> {
      sql.correct(name, tokens);
      return true;
    });
  }

  @Override
  public long spentToday(String name) {
    return with(sql -> sql.spentToday(name));
  }

  private <T> T with(Function<LanguageModelSql, T> work) {
    return handles.inTransaction(handle -> work.apply(handle.attach(LanguageModelSql.class)));
  }
}
