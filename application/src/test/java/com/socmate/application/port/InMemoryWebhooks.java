package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WebhookId;
import com.socmate.domain.notification.Webhook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class InMemoryWebhooks implements Webhooks {
  private final InMemoryWorld world;

  public InMemoryWebhooks(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public void add(Webhook webhook, String secret) {
    world.alone(() -> {
      world.kept().webhooks.put(webhook.id(), webhook);
      world.kept().webhookSecrets.put(webhook.id(), List.of(secret));
    });
  }

  @Override
  public Optional<Webhook> find(WebhookId id) {
    return world.alone(() -> Optional.ofNullable(world.kept().webhooks.get(id)));
  }

  @Override
  public List<Webhook> of(UserId owner) {
    return world.alone(() ->
        world.kept().webhooks.values().stream()
            .filter(it -> it.owner().equals(owner))
            .sorted(Comparator.comparing(Webhook::createdAt).thenComparing(Webhook::id))
            .toList());
  }

  @Override
  public boolean save(Webhook webhook) {
    return world.alone(() -> {
      boolean unchanged =
          find(webhook.id()).filter(it -> it.version() == webhook.version() - 1).isPresent();
      if (unchanged) {
        world.kept().webhooks.put(webhook.id(), webhook);
      }
      return unchanged;
    });
  }

  @Override
  public void rotate(WebhookId id, String secret) {
    world.alone(() ->
        world
            .kept()
            .webhookSecrets
            .computeIfPresent(id, (_, all) -> List.of(secret, all.getFirst())));
  }

  @Override
  public List<String> secrets(WebhookId id) {
    return world.alone(() -> {
      var all = world.kept().webhookSecrets.getOrDefault(id, List.of());
      boolean overlaps =
          find(id).flatMap(Webhook::overlapUntil).filter(world.now()::isBefore).isPresent();
      return overlaps ? all : all.stream().limit(1).toList();
    });
  }

  @Override
  public boolean remove(WebhookId id) {
    return world.alone(() -> {
      world.kept().webhookSecrets.remove(id);
      return world.kept().webhooks.remove(id) != null;
    });
  }
}
