package com.socmate.adapters.http;

import com.socmate.adapters.http.DeliveryJson.AttemptJson;
import com.socmate.application.notification.RedeliverDelivery;
import com.socmate.application.port.Deliveries;
import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.notification.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the caller was told outside the inbox, why, and what came of it.
public final class DeliveryRoutes implements Routes {
  private static final String PATH = "/api/v1/deliveries";
  private static final String ONE = PATH + "/{id}";

  private final Deliveries deliveries;
  private final RedeliverDelivery redeliver;

  public DeliveryRoutes(Deliveries deliveries, RedeliverDelivery redeliver) {
    this.deliveries = deliveries;
    this.redeliver = redeliver;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list).needs(Scope.NOTIFICATIONS_READ),
        Route.get(ONE + "/attempts", this::attempts).needs(Scope.NOTIFICATIONS_READ),
        Route.post(ONE + "/redeliver", this::redeliver).needs(Scope.NOTIFICATIONS_WRITE));
  }

  private Answer list(Call call) {
    var parameters = call.parameters("notification", "status", "limit", "offset");
    return list(
        deliveries,
        call,
        parameters,
        Optional.empty(),
        parameters.id("notification", NotificationId::new));
  }

  static Answer list(
      Deliveries deliveries,
      Call call,
      QueryParameters parameters,
      Optional<String> target,
      Optional<NotificationId> notification) {
    var page = parameters.page();
    var filter =
        new Deliveries.Filter(
            target, notification, parameters.oneOf("status", Delivery.Status.class));
    var found = deliveries.list(call.principal().user(), filter, page);
    var items = found.items().stream().map(DeliveryJson::from).toList();
    return Answer.ok(ListJson.of("deliveries", items, found.total(), page));
  }

  private static DeliveryId id(Call call) {
    return call.id("id", "delivery", DeliveryId::new);
  }

  private Answer attempts(Call call) {
    call.parameters();
    var found =
        deliveries
            .attempts(id(call), call.principal().user())
            .orElseThrow(() -> Refused.notFound("delivery"));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("attempts", AttemptJson.all(found));
    return Answer.ok(body);
  }

  private Answer redeliver(Call call) {
    call.optionalBody(List.of()).orRefuse();
    var id = id(call);
    return switch (redeliver.redeliver(id, call.request())) {
      case AGAIN -> {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id.value());
        body.put("status", Words.of(Delivery.Status.WAITING));
        yield Answer.ok(body);
      }
      case STILL_WAITS ->
          throw Refused.conflict("It has not ended yet, and is tried again by itself.");
      case NO_SUCH_DELIVERY -> throw Refused.notFound("delivery");
    };
  }
}
