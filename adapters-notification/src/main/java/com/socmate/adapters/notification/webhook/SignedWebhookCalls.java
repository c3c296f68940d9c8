package com.socmate.adapters.notification.webhook;

import com.socmate.adapters.notification.Wording;
import com.socmate.application.port.Outbound;
import com.socmate.application.port.Telling;
import com.socmate.application.port.Told;
import com.socmate.application.port.WebhookCalls;
import com.socmate.domain.notification.Webhook;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Posts to webhooks over the one way out.
public final class SignedWebhookCalls implements WebhookCalls {
  private final SignedPost post;
  private final Optional<URI> product;

  /// @param product the address under which people reach the product, for links
  public SignedWebhookCalls(Outbound outbound, Optional<URI> product) {
    this.post = new SignedPost(outbound);
    this.product = product;
  }

  @Override
  public Optional<String> objection(String url) {
    return post.objection(url);
  }

  @Override
  public Told call(Webhook webhook, List<String> secrets, Telling telling) {
    var body = new Payload(telling, Wording.of(telling, product)).as(webhook.kind());
    return post.send(webhook.url(), secrets, telling.key(), telling.at(), body);
  }
}
