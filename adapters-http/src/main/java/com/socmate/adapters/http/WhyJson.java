package com.socmate.adapters.http;

import com.socmate.application.notification.ExplainSilence;
import com.socmate.application.notification.ExplainTelling.Explained;
import com.socmate.application.notification.WayOfTelling;
import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a notification, way by way.
record WhyJson(NotificationJson notification, List<WayJson> ways) {
  static WhyJson from(Explained it) {
    return new WhyJson(
        NotificationJson.from(it.news()), it.ways().stream().map(WayJson::from).toList());
  }

  /// @param at when it was told, or is to be
  record WayJson(
      String channel,
      String state,
      @Nullable String webhookId,
      String why,
      @Nullable Instant at,
      @Nullable String deliveryId,
      @Nullable String digestId) {
    static WayJson from(WayOfTelling it) {
      return new WayJson(
          Words.of(it.channel()),
          Words.of(it.state()),
          it.target().orElse(null),
          it.why(),
          it.at().orElse(null),
          it.delivery().map(DeliveryId::value).orElse(null),
          it.digest().map(NotificationId::value).orElse(null));
    }
  }

  /// The same for all that the caller has of something.
  record SilenceJson(List<WhyJson> notifications, @Nullable String note) {
    static SilenceJson from(ExplainSilence.Answer it) {
      return new SilenceJson(
          it.notifications().stream().map(WhyJson::from).toList(),
          it.note().isEmpty() ? null : it.note());
    }
  }
}
