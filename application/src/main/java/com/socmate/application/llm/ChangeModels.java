package com.socmate.application.llm;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Chat;
import com.socmate.application.port.LanguageModels;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.llm.LanguageModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Administers language models; every change goes on record, keys never do.
public final class ChangeModels {
  private final LanguageModels models;
  private final Chat chat;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public ChangeModels(
      LanguageModels models,
      Chat chat,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock) {
    this.models = models;
    this.chat = chat;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param key empty for a model that asks for none
  public Outcome add(LanguageModel model, Optional<String> key, Request request) {
    return transactions.together(() -> {
      if (models.find(model.name()).isPresent()) {
        return new Outcome.NameTaken();
      }
      return kept("model.created", Optional.empty(), model, key, request);
    });
  }

  /// @param key empty to leave it as it is
  public Outcome change(
      String name, UnaryOperator<LanguageModel> change, Optional<String> key, Request request) {
    return transactions.together(() ->
        models
            .find(name)
            .map(before ->
                kept("model.changed", Optional.of(before), change.apply(before), key, request))
            .orElseGet(Outcome.NoSuchModel::new));
  }

  private Outcome kept(
      String action,
      Optional<LanguageModel> before,
      LanguageModel after,
      Optional<String> key,
      Request request) {
    var objection = chat.objection(after.url());
    if (objection.isPresent()) {
      return new Outcome.BadAddress(objection.get());
    }
    models.save(after);
    key.ifPresent(it -> models.keepKey(after.name(), it));
    record(action, after.name(), before.map(ChangeModels::json), Optional.of(json(after)), request);
    return new Outcome.Kept(after);
  }

  /// @return false if there is none
  public boolean remove(String name, Request request) {
    return transactions.together(() -> {
      var before = models.find(name);
      before.ifPresent(it -> {
        models.remove(name);
        record("model.deleted", name, Optional.of(json(it)), Optional.empty(), request);
      });
      return before.isPresent();
    });
  }

  private void record(
      String action,
      String name,
      Optional<String> before,
      Optional<String> after,
      Request request) {
    Instant now = clock.instant();
    auditLog.append(request.entry(now, action, name).changing(before, after));
  }

  private static String json(LanguageModel it) {
    return "{\"provider\":\""
        + it.provider().name().toLowerCase(Locale.ROOT)
        + "\",\"tokens_per_run\":"
        + it.tokensPerRun()
        + ",\"tokens_per_day\":"
        + it.tokensPerDay()
        + ",\"standard\":"
        + it.standard()
        + "}";
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Kept(LanguageModel model) implements Outcome {}

    record NameTaken() implements Outcome {}

    record BadAddress(String why) implements Outcome {}

    record NoSuchModel() implements Outcome {}
  }
}
