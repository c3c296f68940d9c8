package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Webhook;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [Webhooks] promises.
public interface WebhooksContract {
  Webhooks webhooks();

  @Test
  default void a_webhook_comes_back_as_it_was_added() {
    var mine = added(IDS.user());
    added(IDS.user());
    assertThat(webhooks().find(mine.id())).contains(mine);
    assertThat(webhooks().of(mine.owner())).containsExactly(mine);
    assertThat(webhooks().secrets(mine.id())).containsExactly("whsec_first");
  }

  @Test
  default void of_two_changes_of_one_version_the_second_is_not_kept() {
    var webhook = added(IDS.user());
    var changed = webhook.rotated(now());
    assertThat(webhooks().save(changed)).isTrue();
    assertThat(webhooks().save(changed)).isFalse();
    assertThat(webhooks().find(webhook.id())).contains(changed);
  }

  @Test
  default void the_secret_before_signs_beside_the_new_one_until_the_overlap_ends() {
    var webhook = added(IDS.user());
    webhooks().save(webhook.rotated(now()));
    webhooks().rotate(webhook.id(), "whsec_second");
    assertThat(webhooks().secrets(webhook.id())).containsExactly("whsec_second", "whsec_first");

    var other = added(IDS.user());
    webhooks().save(other.rotated(now().minus(Webhook.OVERLAP).minusSeconds(60)));
    webhooks().rotate(other.id(), "whsec_second");
    assertThat(webhooks().secrets(other.id())).containsExactly("whsec_second");
  }

  @Test
  default void what_was_removed_is_gone_with_its_secrets() {
    var webhook = added(IDS.user());
    assertThat(webhooks().remove(webhook.id())).isTrue();
    assertThat(webhooks().remove(webhook.id())).isFalse();
    assertThat(webhooks().find(webhook.id())).isEmpty();
    assertThat(webhooks().secrets(webhook.id())).isEmpty();
  }

  private Webhook added(UserId owner) {
    Instant at = now();
    var webhook =
        new Webhook(
            IDS.webhook(),
            owner,
            "Pager",
            "https://hooks.example.com/in",
            Webhook.Kind.STANDARD,
            Set.of(NotificationEvent.INVESTIGATION_FAILED, NotificationEvent.RUN_RECOVERED),
            true,
            at,
            Optional.empty(),
            1);
    webhooks().add(webhook, "whsec_first");
    return webhook;
  }
}
