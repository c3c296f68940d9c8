package com.socmate.adapters.http;

import com.socmate.application.session.AskFurther;
import com.socmate.application.session.ChangeSession;
import com.socmate.application.session.DeleteSession;
import com.socmate.application.session.ForkSession;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What people do with sessions: ask further, change, copy, delete.
public final class SessionActionRoutes implements Routes {
  private static final String ONE = SessionRoutes.PATH + "/{id}";
  private static final int LONGEST_MESSAGE = 4_000;
  private static final int LONGEST_TITLE = 200;
  private static final int MOST_TURNS = 1_000;

  private final AskFurther ask;
  private final ChangeSession change;
  private final ForkSession fork;
  private final DeleteSession delete;

  public SessionActionRoutes(
      AskFurther ask, ChangeSession change, ForkSession fork, DeleteSession delete) {
    this.ask = ask;
    this.change = change;
    this.fork = fork;
    this.delete = delete;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(ONE + "/message", this::message).needs(Scope.INVESTIGATIONS_WRITE),
        Route.patch(ONE, this::change).needs(Scope.INVESTIGATIONS_WRITE),
        Route.delete(ONE, this::delete).needs(Scope.INVESTIGATIONS_WRITE),
        Route.post(ONE + "/pin", call -> mark(call, ChangeSession.Wish.PIN))
            .needs(Scope.INVESTIGATIONS_WRITE),
        Route.post(ONE + "/unpin", call -> mark(call, ChangeSession.Wish.UNPIN))
            .needs(Scope.INVESTIGATIONS_WRITE),
        Route.post(ONE + "/fork", this::fork).needs(Scope.INVESTIGATIONS_WRITE),
        Route.post(ONE + "/restore", this::restore).needs(Scope.INVESTIGATIONS_WRITE));
  }

  private Answer message(Call call) {
    var body = call.body(List.of("message"));
    body.require("message");
    var message = body.text("message", 1, LONGEST_MESSAGE);
    body.orRefuse();
    return switch (ask.ask(id(call), message.orElseThrow(), call.request())) {
      case AskFurther.Outcome.Queued(var session, var turn) -> asked(session, turn, "active");
      case AskFurther.Outcome.Answered(var session, var turn) -> asked(session, turn, "answered");
      case AskFurther.Outcome.LimitReached(var limit) -> throw Limits.reached(limit);
      case AskFurther.Outcome.NotReady() ->
          throw Refused.conflict(
              "The investigation is under way; ask further when it has ended, or cancel it.");
      case AskFurther.Outcome.Full(var turns) ->
          throw Refused.conflict(
              "A session has at most "
                  + turns
                  + " questions. Start a new investigation, or fork this one from an earlier turn.");
      case AskFurther.Outcome.NoSuchSession() -> throw Refused.notFound("session");
    };
  }

  private static Answer asked(Session session, Turn turn, String status) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("session_id", session.id().value());
    body.put("status", status);
    body.put("turn", turn.number());
    body.put("understood", turn.understood());
    body.put("answer", turn.told().map(Turn.Told::text).orElse(null));
    body.put(
        "cited",
        turn.told().stream()
            .flatMap(it -> it.evidence().stream())
            .map(FindingJson.Ref::from)
            .toList());
    return Answer.created(body, SessionRoutes.PATH + "/" + session.id());
  }

  private Answer change(Call call) {
    var body = call.body(List.of("title", "visibility", "pinned"));
    body.refuseNull("title", "visibility", "pinned");
    var wish =
        new ChangeSession.Wish(
            body.text("title", 1, LONGEST_TITLE),
            body.oneOf("visibility", Visibility.class),
            body.truth("pinned"));
    body.orRefuse();
    return changed(call, wish);
  }

  private Answer mark(Call call, ChangeSession.Wish wish) {
    call.optionalBody(List.of()).orRefuse();
    return changed(call, wish);
  }

  private Answer changed(Call call, ChangeSession.Wish wish) {
    return change
        .change(id(call), wish, call.request())
        .map(session -> Answer.ok(SessionJson.from(session)))
        .orElseThrow(() -> Refused.notFound("session"));
  }

  private Answer fork(Call call) {
    var body = call.optionalBody(List.of("turn"));
    var turn = body.whole("turn", 1, MOST_TURNS);
    body.orRefuse();
    var upTo = turn.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    return switch (fork.fork(id(call), upTo, call.request())) {
      case ForkSession.Outcome.Forked(var copy) ->
          Answer.created(SessionJson.from(copy), SessionRoutes.PATH + "/" + copy.id());
      case ForkSession.Outcome.NoSuchTurn(var turns, var active) ->
          throw Refused.conflict(
              active && turn.orElse(turns) >= turns
                  ? "Turn " + turns + " is under way; name an earlier one, or wait for its end."
                  : "The session has turns 1 to " + turns + ".");
      case ForkSession.Outcome.NoSuchSession() -> throw Refused.notFound("session");
    };
  }

  private Answer delete(Call call) {
    call.parameters();
    if (!delete.delete(id(call), call.request())) {
      throw Refused.notFound("session");
    }
    return Answer.noContent();
  }

  private Answer restore(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return delete
        .restore(id(call), call.request())
        .map(session -> Answer.ok(SessionJson.from(session)))
        .orElseThrow(() -> Refused.notFound("session"));
  }

  private static SessionId id(Call call) {
    return call.id("id", "session", SessionId::new);
  }
}
