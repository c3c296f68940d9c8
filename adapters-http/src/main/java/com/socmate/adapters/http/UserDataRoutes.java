package com.socmate.adapters.http;

import com.socmate.application.identity.EraseUser;
import com.socmate.application.identity.ExportUser;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Scope;
import java.util.List;
import java.util.Map;

/// All that is kept of a user: to be given to them, and to be erased.
public final class UserDataRoutes implements Routes {
  private static final String ONE = "/api/admin/users/{id}";

  private final ExportUser export;
  private final EraseUser erase;

  public UserDataRoutes(ExportUser export, EraseUser erase) {
    this.export = export;
    this.erase = erase;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(ONE + "/data", this::export).needs(Scope.ADMIN_WRITE),
        Route.post(ONE + "/erase", this::erase).needs(Scope.ADMIN_WRITE));
  }

  private Answer export(Call call) {
    call.parameters();
    var request = call.request();
    var all =
        export
            .export(id(call), request.principal().asActor(), request.requestId())
            .orElseThrow(() -> Refused.notFound("user"));
    return new Answer.Written(
        "application/zip",
        Map.of("Content-Disposition", "attachment; filename=\"user-data.zip\""),
        all::writeTo);
  }

  private Answer erase(Call call) {
    var body = call.optionalBody(List.of("possessions_too", "dry_run"));
    var wish =
        new EraseUser.Wish(
            body.truth("possessions_too").orElse(false), body.truth("dry_run").orElse(false));
    body.orRefuse();
    var request = call.request();
    return switch (erase.erase(
        id(call), wish, request.principal().asActor(), request.requestId())) {
      case EraseUser.Outcome.Erased(var numbers) ->
          Answer.ok(Map.of("erased", true, "numbers", numbers));
      case EraseUser.Outcome.WouldErase(var numbers) ->
          Answer.ok(Map.of("erased", false, "numbers", numbers));
      case EraseUser.Outcome.Owns(var numbers) ->
          throw Refused.conflict(
              "They own "
                  + numbers
                  + ". Hand it over with POST /api/admin/users/{id}/transfer, or send"
                  + " \"possessions_too\": true.");
      case EraseUser.Outcome.MaySignIn _ ->
          throw Refused.conflict("They may still sign in; disable them first.");
      case EraseUser.Outcome.RunsUnderWay(var runs) ->
          throw Refused.conflict(runs + " of their runs are under way; wait, or cancel them.");
      case EraseUser.Outcome.BuiltIn _ ->
          throw Refused.conflict(
              "The built-in administrator is what the operator's token file says.");
      case EraseUser.Outcome.NoSuchUser _ -> throw Refused.notFound("user");
    };
  }

  private static UserId id(Call call) {
    return call.id("id", "user", UserId::new);
  }
}
