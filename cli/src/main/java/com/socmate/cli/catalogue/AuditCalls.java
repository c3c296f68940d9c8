package com.socmate.cli.catalogue;

import com.socmate.cli.catalogue.Field.Kind;
import com.socmate.cli.catalogue.Field.Place;
import com.socmate.cli.output.Column;
import java.util.List;

/// Audits of one's own sites. Their names are written another way in the API.
final class AuditCalls {
  private static final String SPACES = "/api/workspaces";
  private static final String SPACE = SPACES + "/{workspaceId}";
  private static final String TARGET = SPACE + "/targets/{domain}/verification";
  private static final String SCHEDULES = SPACE + "/scheduled-audits";
  private static final String SCHEDULE = SCHEDULES + "/{scheduleId}";
  private static final String AUDITS = SPACE + "/audits";
  private static final String AUDIT_ONE = AUDITS + "/{auditId}";
  private static final String[] TYPES = {"shallow", "deep", "autonomous"};
  private static final List<Field> PLAN =
      List.of(
          new Field("name", Place.BODY, Kind.TEXT, "what it is called", List.of()),
          new Field("auditType", Place.BODY, Kind.TEXT, "how far it goes", List.of(TYPES)),
          new Field(
              "cronExpression", Place.BODY, Kind.TEXT, "when, as five cron fields", List.of()),
          new Field("timezone", Place.BODY, Kind.TEXT, "whose clock counts", List.of()),
          new Field(
              "targets", Place.BODY, Kind.LIST, "domains; all verified ones by default", List.of()),
          new Field("scope", Place.BODY, Kind.TEXT, "what to look at above all", List.of()),
          new Field("isActive", Place.BODY, Kind.FLAG, "whether it runs", List.of()));

  private static final Group WORKSPACE =
      Group.of(
          "workspace",
          "Whose sites are audited.",
          Call.get("list", SPACES, "Lists workspaces.")
              .allRows(
                  "data.workspaces", "id name domain role auditCount averageScore lastAuditAt"),
          Call.get("get", SPACE, "Shows a workspace.").one("data.workspace"),
          Call.post("create", SPACES, "Makes a workspace.")
              .text("name", "what it is called")
              .text("domain", "its site, such as www.contoso.example")
              .one("data.workspace"),
          Call.put("rename", SPACE, "Gives a workspace another name.")
              .text("name", "what it is called")
              .one("data.workspace"),
          Call.put("admit", SPACE + "/members/{userId}", "Lets a user in.")
              .text("role", "as what", "viewer", "member", "owner")
              .done("Admitted."),
          Call.delete("dismiss", SPACE + "/members/{userId}", "Takes a user out.")
              .done("Taken out."),
          Call.delete("delete", SPACE, "Deletes a workspace."));

  private static final Group TARGET_GROUP =
      Group.of(
          "target",
          "Domains of a workspace, and the proof that they are yours.",
          Call.get("list", SPACE + "/targets", "Lists a workspace's domains.")
              .allRows("data.targets", "domain status method verifiedAt detail"),
          Call.post(
                  "verify",
                  TARGET,
                  "Makes what proves a domain yours; from then on looks whether it is there.")
              .one("data.verification"),
          Call.get("proof", TARGET, "Shows what proves that a domain is yours.")
              .one("data.verification"));

  private static final Group SCHEDULE_GROUP =
      Group.of(
          "schedule",
          "Audits that run by themselves.",
          Call.get("list", SCHEDULES, "Lists scheduled audits.")
              .allRows(
                  "data.schedules", "id name auditType cronExpression timezone isActive nextRunAt"),
          Call.get("get", SCHEDULE, "Shows a scheduled audit.").one("data.schedule"),
          Call.post("create", SCHEDULES, "Makes a scheduled audit.")
              .with(PLAN.subList(0, PLAN.size() - 1))
              .one("data.schedule")
              .example(
                  "audit schedule create Contoso --name Nightly --audit-type shallow --cron-expression '0 3 * * *'"),
          Call.put("update", SCHEDULE, "Changes a scheduled audit.")
              .with(PLAN)
              .one("data.schedule"),
          Call.post("run", SCHEDULE + "/run", "Runs a scheduled audit now.")
              .starts(Shape.Work.AUDIT, "data.audit.id"),
          Call.delete("delete", SCHEDULE, "Deletes a scheduled audit."));

  static final Group AUDIT =
      Group.of(
          "audit",
          "Audits of your own sites.",
          WORKSPACE,
          TARGET_GROUP,
          SCHEDULE_GROUP,
          Call.get("list", AUDITS, "Lists audits.")
              .filter(
                  "status", "only those", "queued", "running", "completed", "failed", "cancelled")
              .filter("type", "only those", TYPES)
              .shaped(
                  new Shape.Rows(
                      "data.audits",
                      Column.of("id type status grade score findingCount targets createdAt"),
                      Shape.Paging.PAGE)),
          Call.get("get", AUDIT_ONE, "Shows an audit.").one("data.audit"),
          Call.post("run", AUDITS, "Audits now.")
              .text("type", "how far it goes", TYPES)
              .list("targets", "domains; all verified ones by default")
              .text("scope", "what to look at above all")
              .starts(Shape.Work.AUDIT, "data.audit.id")
              .example("audit run Contoso --type shallow --watch"),
          new Watch("watch", AUDIT_ONE, "Follows an audit to its end.", Shape.Work.AUDIT),
          Call.get("findings", AUDIT_ONE + "/findings", "Lists what an audit found.")
              .allRows("data.findings", "id severity class state title target location"),
          Call.get("coverage", AUDIT_ONE + "/coverage", "Shows what an audit looked at.")
              .allRows(
                  "data.coverage",
                  "target sandboxLevel observatoryScore startedAt endedAt limited"),
          Call.get("report", AUDIT_ONE + "/report", "Writes an audit's report.")
              .filter("format", "as what; html by default", "html", "pdf", "json", "sarif", "md")
              .document()
              .example("audit report Contoso aud_… --format sarif --save audit.sarif"),
          Call.post("cancel", AUDIT_ONE + "/cancel", "Stops an audit.").done("Asked to stop."),
          Call.put(
                  "triage",
                  AUDIT_ONE + "/findings/{findingId}/triage",
                  "Says what people make of a finding.")
              .text(
                  "verdict",
                  "what it is",
                  "confirmed",
                  "false_positive",
                  "accepted_risk",
                  "wont_fix")
              .text("reason", "why")
              .text("until", "until when")
              .one("data.finding"));

  private AuditCalls() {}
}
