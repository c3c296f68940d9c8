package com.socmate.cli.catalogue;

import com.socmate.cli.catalogue.Field.Kind;
import com.socmate.cli.catalogue.Field.Place;
import java.util.List;

/// One's inbox, and addresses that are called.
final class NotificationCalls {
  private static final String PATH = "/api/v1/notifications";
  private static final String HOOKS = "/api/v1/webhooks";
  private static final List<Field> MEMBERS =
      List.of(
          new Field("name", Place.BODY, Kind.TEXT, "what it is called", List.of()),
          new Field("url", Place.BODY, Kind.TEXT, "the address to call, by https", List.of()),
          new Field(
              "kind",
              Place.BODY,
              Kind.TEXT,
              "what is sent; standard is signed",
              List.of("standard", "slack", "teams")),
          new Field(
              "events",
              Place.BODY,
              Kind.LIST,
              "which events; the usual ones by default",
              List.of()),
          new Field("enabled", Place.BODY, Kind.FLAG, "whether it is called", List.of()));

  static final Group NOTIFICATION =
      Group.of(
          "notification",
          "Your inbox.",
          Call.get("list", PATH, "Lists notifications.")
              .filterFlag("unread", "only what is unread")
              .rows("notifications", "id event severity title created_at read"),
          Call.post("read", PATH + "/{id}/read", "Says that one was read.").done("Marked as read."),
          Call.post("read-all", PATH + "/read-all", "Says that all were read."),
          Call.get("why", PATH + "/{id}/why", "Shows why one came, and which ways it went."),
          Call.get("preferences", PATH + "/preferences", "Shows what is told how."));

  static final Group WEBHOOK =
      Group.of(
          "webhook",
          "Addresses that are called when something happens.",
          Call.get("list", HOOKS, "Lists webhooks.")
              .rows("webhooks", "id name kind url enabled events"),
          Call.get("get", HOOKS + "/{id}", "Shows a webhook."),
          Call.post("create", HOOKS, "Makes a webhook; the answer alone shows its secret.")
              .with(MEMBERS)
              .example("webhook create --name SOAR --url https://soar.example/in"),
          Call.patch("update", HOOKS + "/{id}", "Changes a webhook.").with(MEMBERS).guarded(),
          Call.post(
              "rotate-secret", HOOKS + "/{id}/rotate-secret", "Gives a webhook a new secret."),
          Call.post("test", HOOKS + "/{id}/test", "Calls a webhook and says what it answered."),
          Call.get("deliveries", HOOKS + "/{id}/deliveries", "Lists what a webhook was sent.")
              .filter("status", "only those", "waiting", "delivered", "given_up")
              .rows("deliveries", "id status attempts why created_at next_attempt_at"),
          Call.post("redeliver", "/api/v1/deliveries/{id}/redeliver", "Sends something once more."),
          Call.delete("delete", HOOKS + "/{id}", "Deletes a webhook."));

  private NotificationCalls() {}
}
