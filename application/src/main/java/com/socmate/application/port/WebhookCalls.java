package com.socmate.application.port;

import com.socmate.domain.notification.Webhook;
import java.util.List;
import java.util.Optional;

/// Calls webhooks, signed as Standard Webhooks wants it.
public interface WebhookCalls {
  /// @param secrets that sign, the present one first
  Told call(Webhook webhook, List<String> secrets, Telling telling);

  /// What is wrong with an address by itself; empty if nothing is.
  Optional<String> objection(String url);
}
