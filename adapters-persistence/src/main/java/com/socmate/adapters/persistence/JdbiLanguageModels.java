package com.socmate.adapters.persistence;

import com.socmate.application.port.LanguageModels;
import com.socmate.application.port.Secrets.Place;
import com.socmate.application.port.Vault;
import com.socmate.domain.llm.LanguageModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Language models; their keys are in the vault.
public final class JdbiLanguageModels implements LanguageModels {
  private static final String PURPOSE = "model-key";

  private final Handles handles;
  private final Vault vault;

  public JdbiLanguageModels(Database database, Vault vault) {
    this.handles = database.handles();
    this.vault = vault;
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
      vault.forget(new Place(PURPOSE, name));
      return sql.remove(name) == 1;
    });
  }

  @Override
  public void keepKey(String name, String key) {
    vault.keep(new Place(PURPOSE, name), key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<String> key(String name) {
    return vault
        .reveal(new Place(PURPOSE, name))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
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
