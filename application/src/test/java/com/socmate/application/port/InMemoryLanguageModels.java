package com.socmate.application.port;

import com.socmate.domain.llm.LanguageModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

public final class InMemoryLanguageModels implements LanguageModels {
  private final Map<String, LanguageModel> models = new TreeMap<>();
  private final Map<String, String> keys = new TreeMap<>();
  private final Map<String, Long> spent = new TreeMap<>();

  @Override
  public synchronized List<LanguageModel> all() {
    return List.copyOf(models.values());
  }

  @Override
  public synchronized Optional<LanguageModel> find(String name) {
    return Optional.ofNullable(models.get(name));
  }

  @Override
  public synchronized void save(LanguageModel model) {
    if (model.standard()) {
      models.replaceAll((_, it) -> it.asStandard(false));
    }
    models.put(model.name(), model);
  }

  @Override
  public synchronized boolean remove(String name) {
    keys.remove(name);
    return models.remove(name) != null;
  }

  @Override
  public synchronized void keepKey(String name, String key) {
    keys.put(name, key);
  }

  @Override
  public synchronized Optional<String> key(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  @Override
  public synchronized boolean book(String name, long tokens, long most) {
    boolean fits = spentToday(name) + tokens <= most;
    if (fits) {
      spent.merge(name, tokens, Long::sum);
    }
    return fits;
  }

  @Override
  public synchronized void correct(String name, long tokens) {
    spent.computeIfPresent(name, (_, before) -> Math.max(0, before + tokens));
  }

  @Override
  public synchronized long spentToday(String name) {
    return spent.getOrDefault(name, 0L);
  }
}
