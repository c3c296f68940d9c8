package com.socmate.adapters.http;

import com.socmate.application.identity.ChangeUser;
import com.socmate.application.identity.InviteUser;
import com.socmate.application.identity.TransferOwnership;
import com.socmate.application.port.Directory;
import com.socmate.application.port.SignIns;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Users, as administrators manage them, and giving things to another owner.
public final class UserRoutes implements Routes {
  private static final String PATH = "/api/admin/users";
  private static final String ONE = PATH + "/{id}";
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");

  private final UseCases useCases;
  private final Directory directory;
  private final SignIns signIns;
  private final Site site;

  /// What can be done.
  public record UseCases(ChangeUser change, InviteUser invite, TransferOwnership transfer) {}

  public UserRoutes(UseCases useCases, Directory directory, SignIns signIns, Site site) {
    this.useCases = useCases;
    this.directory = directory;
    this.signIns = signIns;
    this.site = site;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list).needs(Scope.ADMIN_READ),
        Route.post(PATH, this::invite).needs(Scope.ADMIN_WRITE),
        Route.get(ONE, this::get).needs(Scope.ADMIN_READ),
        Route.patch(ONE, this::change).needs(Scope.ADMIN_WRITE),
        Route.post(ONE + "/password-reset", this::resetPassword).needs(Scope.ADMIN_WRITE),
        Route.get(ONE + "/sign-ins", this::signIns).needs(Scope.ADMIN_READ),
        Route.delete(ONE + "/sign-ins", this::signOut).needs(Scope.ADMIN_WRITE),
        Route.post(ONE + "/transfer", this::transferAll).needs(Scope.ADMIN_WRITE),
        Route.post("/api/v1/schedules/{id}/transfer", this::transferSchedule)
            .needs(Scope.SCHEDULES_WRITE),
        Route.post(SessionRoutes.PATH + "/{id}/transfer", this::transferSession)
            .needs(Scope.INVESTIGATIONS_WRITE));
  }

  private Answer list(Call call) {
    var parameters = call.parameters("role", "disabled", "q", "limit", "offset");
    var disabled = parameters.text("disabled").map(_ -> parameters.truth("disabled"));
    var page = parameters.page();
    var found =
        directory.list(
            new Directory.Filter(
                parameters.oneOf("role", Role.class), disabled, parameters.text("q")),
            page);
    var items = found.items().stream().map(UserJson::from).toList();
    return Answer.ok(ListJson.of("users", items, found.total(), page));
  }

  private Answer get(Call call) {
    call.parameters();
    return tagged(find(call));
  }

  private Account find(Call call) {
    return directory.find(id(call)).orElseThrow(() -> Refused.notFound("user"));
  }

  private static Answer tagged(Account account) {
    return Answer.ok(UserJson.from(account)).with("ETag", VersionTag.of(account.version()));
  }

  private Answer change(Call call) {
    var body = call.body(List.of("role", "disabled"));
    body.refuseNull("role", "disabled");
    var wish = new ChangeUser.Wish(body.oneOf("role", Role.class), body.truth("disabled"));
    body.orRefuse();
    return switch (useCases.change().change(id(call), wish, call.ifMatch(), call.request())) {
      case ChangeUser.Outcome.Changed(_, var after) -> tagged(after);
      case ChangeUser.Outcome.ChangedMeanwhile(var current) ->
          throw Refused.changedMeanwhile(
              "The user was changed meanwhile; it is at version " + current.version() + ".",
              VersionTag.of(current.version()));
      case ChangeUser.Outcome.LastAdmin() ->
          throw Refused.conflict("This is the last administrator; make somebody else one first.");
      case ChangeUser.Outcome.BuiltIn() ->
          throw Refused.conflict(
              "The built-in administrator is what the operator's token file says.");
      case ChangeUser.Outcome.NoSuchUser() -> throw Refused.notFound("user");
    };
  }

  private Answer invite(Call call) {
    var body = call.body(List.of("email", "name", "role"));
    body.require("email", "name");
    var email = body.parsed("email", "value_error.email", UserRoutes::email).orElse("");
    var name = body.text("name", 1, 200).orElse("");
    var role = body.oneOf("role", Role.class).orElse(Role.ANALYST);
    body.orRefuse();
    return switch (useCases.invite().invite(email, name, role, call.request())) {
      case InviteUser.Outcome.Linked(var account, var link) ->
          Answer.created(linked(account, link), PATH + "/" + account.user().id());
      case InviteUser.Outcome.Exists() ->
          throw Refused.conflict("There is a local user with that e-mail address already.");
      case InviteUser.Outcome.NoSuchUser() -> throw Refused.notFound("user");
    };
  }

  private static String email(String text) {
    if (!EMAIL.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException("must be an e-mail address");
    }
    return text.strip();
  }

  private Answer resetPassword(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return switch (useCases.invite().renew(id(call), call.request())) {
      case InviteUser.Outcome.Linked(var account, var link) -> Answer.ok(linked(account, link));
      case InviteUser.Outcome.Exists _, InviteUser.Outcome.NoSuchUser _ ->
          throw Refused.notFound("local user");
    };
  }

  /// The link is shown here and never again.
  private Map<String, Object> linked(Account account, String link) {
    var body = new LinkedHashMap<String, Object>();
    body.put("user", UserJson.from(account));
    body.put("link", site.at(SignInPages.WELCOME) + "?link=" + link);
    return body;
  }

  private Answer signIns(Call call) {
    call.parameters();
    return Answer.ok(SignInJson.list(signIns.of(find(call).user().id())));
  }

  private Answer signOut(Call call) {
    return Answer.ok(Map.of("ended", signIns.endAll(find(call).user().id())));
  }

  private Answer transferAll(Call call) {
    var to = receiver(call);
    return transferred(useCases.transfer().all(id(call), to, call.request()), "user");
  }

  private Answer transferSchedule(Call call) {
    var to = receiver(call);
    var id = call.id("id", "schedule", ScheduleId::new);
    return transferred(useCases.transfer().schedule(id, to, call.request()), "schedule");
  }

  private Answer transferSession(Call call) {
    var to = receiver(call);
    var id = call.id("id", "session", SessionId::new);
    return transferred(useCases.transfer().session(id, to, call.request()), "session");
  }

  private static UserId receiver(Call call) {
    var body = call.body(List.of("to"));
    body.require("to");
    var to = body.parsed("to", "value_error.user", UserId::new);
    body.orRefuse();
    return to.orElseThrow();
  }

  private static Answer transferred(TransferOwnership.Outcome outcome, String kind) {
    return switch (outcome) {
      case TransferOwnership.Outcome.Transferred(var schedules, var sessions) ->
          Answer.ok(Map.of("schedules", schedules, "sessions", sessions));
      case TransferOwnership.Outcome.NoSuchThing() -> throw Refused.notFound(kind);
      case TransferOwnership.Outcome.NoSuchReceiver() ->
          throw Refused.conflict("Nobody who can sign in has that id.");
    };
  }

  private static UserId id(Call call) {
    return call.id("id", "user", UserId::new);
  }
}
