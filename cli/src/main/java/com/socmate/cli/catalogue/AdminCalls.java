package com.socmate.cli.catalogue;

import com.socmate.cli.catalogue.Field.Kind;
import com.socmate.cli.catalogue.Field.Place;
import java.util.List;

/// What administrators do.
final class AdminCalls {
  private static final String ADMIN_PATH = "/api/admin/";
  private static final String USERS = ADMIN_PATH + "users";
  private static final String KEYS = ADMIN_PATH + "api-keys";
  private static final String CLIENTS = ADMIN_PATH + "api-clients";
  private static final String PROVIDERS = ADMIN_PATH + "siem-providers";
  private static final String MODELS = ADMIN_PATH + "models";
  private static final String LOG = ADMIN_PATH + "audit-log";
  private static final String ID = "/{id}";
  private static final List<Field> SIEM =
      List.of(
          text("logs_url", "where logs are asked"),
          text("management_url", "where incidents are read and changed"),
          text("workspace_id", "the workspace's id"),
          text("subscription_id", "the subscription's id"),
          text("resource_group", "the resource group"),
          text("workspace_name", "the workspace's name"),
          text(
              "credential",
              "how to sign in there",
              "client_credentials",
              "managed_identity",
              "workload_identity",
              "static_token"),
          text("authority_url", "where tokens are got"),
          text("tenant_id", "the tenant's id"),
          text("client_id", "the application's id"),
          flag("is_default", "whether it is meant where none is named"));
  private static final List<Field> MODEL =
      List.of(
          text("provider", "whose interface it speaks", "openai", "anthropic"),
          text("url", "its address"),
          text("model", "the model's name"),
          number("tokens_per_run", "at most so many in a run"),
          number("tokens_per_day", "at most so many in a day"),
          number("timeout_seconds", "how long to wait for an answer"),
          flag("is_default", "whether it is meant where none is named"));

  private static final Group USER =
      Group.of(
          "user",
          "People.",
          Call.get("list", USERS, "Lists users.")
              .filter("role", "only those", "analyst", "admin")
              .filterFlag("disabled", "only the disabled ones")
              .filter("q", "found in the name or the e-mail address")
              .rows("users", "id name email roles disabled last_sign_in_at"),
          Call.get("get", USERS + ID, "Shows a user."),
          Call.post("invite", USERS, "Invites somebody; the answer holds their link.")
              .text("email", "their e-mail address")
              .text("name", "their name")
              .text("role", "as what", "analyst", "admin"),
          Call.patch("update", USERS + ID, "Changes a user's role, or disables them.")
              .text("role", "as what", "analyst", "admin")
              .flag("disabled", "whether they are kept out"),
          Call.post(
              "reset-password", USERS + ID + "/password-reset", "Makes a link for a new password."),
          Call.get("sign-ins", USERS + ID + "/sign-ins", "Shows where somebody is signed in.")
              .allRows("sign_ins", "id address user_agent signed_in_at last_used_at"),
          Call.delete("sign-out", USERS + ID + "/sign-ins", "Signs somebody out everywhere.")
              .done("Signed out."),
          Call.post(
                  "transfer", USERS + ID + "/transfer", "Gives all that somebody owns to another.")
              .text("to", "the id of a user"));

  private static final Group KEY =
      Group.of(
          "key",
          "API keys, for programs.",
          Call.get("list", KEYS, "Lists keys.")
              .rows(
                  "api_keys",
                  "id name hint owner scopes rate_limit_per_minute expires_at disabled_at last_used_at"),
          Call.get("get", KEYS + ID, "Shows a key, without its text."),
          Call.post("create", KEYS, "Makes a key; the answer alone shows its text.")
              .text("name", "what it is for")
              .list("scopes", "what it may do, such as schedules:read")
              .number("rate_limit_per_minute", "requests a minute; 60 by default")
              .text("expires_at", "until when it is good")
              .text("owner", "for whom it acts; for you by default")
              .example("admin key create --name CI --scopes schedules:read,investigations:read"),
          Call.post("rotate", KEYS + ID + "/rotate", "Gives a key a new text.")
              .number("overlap_seconds", "so long the text before works on"),
          Call.post("disable", KEYS + ID + "/disable", "Ends a key."),
          Call.delete("delete", KEYS + ID, "Ends a key and forgets it."));

  private static final Group CLIENT =
      Group.of(
          "client",
          "Programs that sign in by OAuth.",
          Call.get("list", CLIENTS, "Lists clients.")
              .rows("api_clients", "id client_id name owner scopes disabled_at last_used_at"),
          Call.get("get", CLIENTS + ID, "Shows a client, without its secret."),
          Call.post("create", CLIENTS, "Makes a client; the answer alone shows its secret.")
              .text("name", "what it is for")
              .list("scopes", "what it may do")
              .text("owner", "for whom it acts; for you by default"),
          Call.post("rotate", CLIENTS + ID + "/rotate", "Gives a client a new secret.")
              .number("overlap_seconds", "so long the one before works on"),
          Call.delete("delete", CLIENTS + ID, "Ends a client."));

  private static final Group PROVIDER =
      Group.of(
          "provider",
          "Where logs and incidents come from.",
          Call.get("list", PROVIDERS, "Lists providers.")
              .rows(
                  "providers",
                  "name built_in is_default logs_url workspace_name credential incidents"),
          Call.get("get", PROVIDERS + ID, "Shows a provider, without its secret."),
          Call.post("create", PROVIDERS, "Makes a provider; its secret comes from a file (-f).")
              .text("name", "what it is called")
              .with(SIEM),
          Call.patch("update", PROVIDERS + ID, "Changes a provider.").with(SIEM).guarded(),
          Call.post("test", PROVIDERS + ID + "/test", "Asks a provider and says what it answered."),
          Call.get("sync", PROVIDERS + ID + "/sync", "Shows how far its incidents were read."),
          Call.delete("delete", PROVIDERS + ID, "Deletes a provider."));

  private static final Group MODELS_GROUP =
      Group.of(
          "model",
          "Language models that may help.",
          Call.get("list", MODELS, "Lists models.")
              .rows("models", "name provider model url is_default tokens_today tokens_per_day"),
          Call.get("get", MODELS + ID, "Shows a model, without its key."),
          Call.post("create", MODELS, "Makes a model known; its key comes from a file (-f).")
              .text("name", "what it is called here")
              .with(MODEL),
          Call.patch("update", MODELS + ID, "Changes a model.").with(MODEL),
          Call.post("test", MODELS + ID + "/test", "Asks a model and says what it answered."),
          Call.delete("delete", MODELS + ID, "Forgets a model."));

  private static final Group AUDIT_LOG =
      Group.of(
          "audit-log",
          "Who did what.",
          entries(Call.get("list", LOG, "Lists entries."))
              .rows("entries", "number at actor action object reason request_id")
              .example("admin audit-log list --action schedule --from 2026-11-22T00:00:00Z"),
          entries(Call.get("export", LOG + "/export", "Writes entries out."))
              .filter("format", "as what; ndjson by default", "ndjson", "csv")
              .document());

  static final Group ADMIN =
      Group.of(
          "admin", "What administrators do.", USER, KEY, CLIENT, PROVIDER, MODELS_GROUP, AUDIT_LOG);

  private AdminCalls() {}

  private static Call entries(Call call) {
    return call.filter("actor", "whose doing, such as a user's id")
        .filter("action", "such as schedule.created, or all of schedule")
        .filter("object", "what it was done to")
        .filter("request_id", "by which request")
        .filter("from", "from when")
        .filter("to", "before when");
  }

  private static Field text(String name, String says, String... values) {
    return new Field(name, Place.BODY, Kind.TEXT, says, List.of(values));
  }

  private static Field number(String name, String says) {
    return new Field(name, Place.BODY, Kind.NUMBER, says, List.of());
  }

  private static Field flag(String name, String says) {
    return new Field(name, Place.BODY, Kind.FLAG, says, List.of());
  }
}
