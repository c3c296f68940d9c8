package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WebhookId;
import com.socmate.domain.notification.Webhook;
import java.util.List;
import java.util.Optional;

/// The webhooks of users, and the secrets they are signed with.
public interface Webhooks {
  void add(Webhook webhook, String secret);

  Optional<Webhook> find(WebhookId id);

  /// A user's own, oldest first.
  List<Webhook> of(UserId owner);

  /// Keeps a changed webhook if it is still of the version before.
  ///
  /// @return false if it has changed meanwhile or is gone
  boolean save(Webhook webhook);

  /// Puts a secret before the present one, which becomes the one before it.
  void rotate(WebhookId id, String secret);

  /// With what it is signed: the present secret, and the one before it while the two overlap by the
  /// database's clock. Empty if there is no such webhook.
  List<String> secrets(WebhookId id);

  /// @return false if there is none
  boolean remove(WebhookId id);
}
