package com.socmate.adapters.persistence;

import com.socmate.application.port.Secrets.Place;
import com.socmate.application.port.Vault;
import com.socmate.application.port.Webhooks;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WebhookId;
import com.socmate.domain.notification.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Webhooks in `webhook`; their secrets are in the vault.
public final class JdbiWebhooks implements Webhooks {
  private static final String PRESENT = "webhook-secret";
  private static final String BEFORE = "webhook-secret-before";

  private final Handles handles;
  private final Vault vault;

  public JdbiWebhooks(Database database, Vault vault) {
    this.handles = database.handles();
    this.vault = vault;
  }

  @Override
  public void add(Webhook webhook, String secret) {
    together(sql -> {
      sql.insert(Records.values(WebhookRow.of(webhook)));
      keep(PRESENT, webhook.id(), secret);
      return true;
    });
  }

  @Override
  public Optional<Webhook> find(WebhookId id) {
    return together(sql -> sql.find(id.value()).map(WebhookRow::toDomain));
  }

  @Override
  public List<Webhook> of(UserId owner) {
    return together(sql -> sql.of(owner.value()).stream().map(WebhookRow::toDomain).toList());
  }

  @Override
  public boolean save(Webhook webhook) {
    return together(sql -> sql.update(Records.values(WebhookRow.of(webhook))) == 1);
  }

  @Override
  public void rotate(WebhookId id, String secret) {
    together(sql -> {
      reveal(PRESENT, id).ifPresent(present -> keep(BEFORE, id, present));
      keep(PRESENT, id, secret);
      return true;
    });
  }

  @Override
  public List<String> secrets(WebhookId id) {
    return together(sql -> {
      boolean overlaps = sql.overlaps(id.value()).orElse(false);
      return Stream.of(
              reveal(PRESENT, id), overlaps ? reveal(BEFORE, id) : Optional.<String>empty())
          .flatMap(Optional::stream)
          .toList();
    });
  }

  @Override
  public boolean remove(WebhookId id) {
    return together(sql -> {
      vault.forget(new Place(PRESENT, id.value()));
      vault.forget(new Place(BEFORE, id.value()));
      return sql.delete(id.value()) == 1;
    });
  }

  private void keep(String purpose, WebhookId id, String secret) {
    vault.keep(new Place(purpose, id.value()), secret.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> reveal(String purpose, WebhookId id) {
    return vault
        .reveal(new Place(purpose, id.value()))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private <T> T together(Function<WebhookSql, T> work) {
    return handles.inTransaction(handle -> work.apply(handle.attach(WebhookSql.class)));
  }
}
