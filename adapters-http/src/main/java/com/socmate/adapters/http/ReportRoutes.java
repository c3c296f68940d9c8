package com.socmate.adapters.http;

import com.socmate.application.investigation.intent.Intent;
import com.socmate.application.investigation.report.Brief;
import com.socmate.application.investigation.report.Document;
import com.socmate.application.investigation.report.Report;
import com.socmate.application.investigation.report.ReportPages;
import com.socmate.application.port.Sessions;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The reports that sessions leave behind, for the reader and in the form one asks for.
public final class ReportRoutes implements Routes {
  private static final int MOST_PRINTED_AT_ONCE = 4;
  private static final int RETRY_AFTER_SECONDS = 2;

  private final Sessions sessions;
  private final ReportPages pages;
  private final Function<String, Optional<Intent>> intents;
  private final Semaphore printers = new Semaphore(MOST_PRINTED_AT_ONCE);

  /// @param intents finds a kind of check by its name
  public ReportRoutes(
      Sessions sessions, ReportPages pages, Function<String, Optional<Intent>> intents) {
    this.sessions = sessions;
    this.pages = pages;
    this.intents = intents;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(SessionRoutes.PATH + "/{id}/report", this::report)
            .needs(Scope.INVESTIGATIONS_READ));
  }

  private enum Format {
    MD,
    HTML,
    PDF,
    JSON
  }

  private Answer report(Call call) {
    var parameters = call.parameters("format", "persona", "turn");
    var format = parameters.oneOf("format", Format.class).orElse(Format.MD);
    var persona = parameters.oneOf("persona", Persona.class);
    int turn = parameters.whole("turn", 0, 1, Integer.MAX_VALUE);
    var session =
        sessions
            .find(call.id("id", "session", SessionId::new), call.viewer())
            .orElseThrow(() -> Refused.notFound("session"));
    var result =
        (turn == 0
                ? sessions.result(session.id(), call.viewer())
                : sessions.result(session.id(), turn, call.viewer()))
            .orElseThrow(() -> Refused.notFoundBecause(whyNoReport(session)));
    var reader = persona.orElse(session.persona());
    var brief = Brief.of(result, reader, intent(result));
    return switch (format) {
      case MD -> markdown(brief.map(Report::of).orElse(result.report()));
      case JSON ->
          Answer.ok(
              ReportJson.from(session, result, brief.map(Report::of).orElse(result.report())));
      case HTML -> html(document(brief));
      case PDF -> pdf(document(brief), session);
    };
  }

  private Optional<Intent> intent(InvestigationResult result) {
    return result.grounds().flatMap(it -> intents.apply(it.plan().intent()));
  }

  private static Document document(Optional<Brief> brief) {
    return brief
        .map(Report::document)
        .orElseThrow(() ->
            Refused.notFoundBecause(
                "This question had no plan, so there is nothing to draw; its report is there as md"
                    + " and json."));
  }

  private static String whyNoReport(Session session) {
    return switch (session.status()) {
      case ACTIVE -> "The investigation is under way; its report is there once it has completed.";
      case COMPLETED, FAILED, CANCELLED -> "The investigation ended without a report.";
    };
  }

  private static Answer markdown(String report) {
    return written("text/markdown; charset=utf-8", report.getBytes(StandardCharsets.UTF_8));
  }

  private Answer html(Document document) {
    var html = pages.html(document);
    return written("text/html; charset=utf-8", html.page().getBytes(StandardCharsets.UTF_8))
        .with("Content-Security-Policy", html.policy());
  }

  private Answer pdf(Document document, Session session) {
    if (!printers.tryAcquire()) {
      throw Refused.tooMany(
          "This server prints as many reports as it can at the moment.", RETRY_AFTER_SECONDS);
    }
    try {
      return written("application/pdf", pages.pdf(document))
          .with("Content-Disposition", "inline; filename=\"" + session.id() + ".pdf\"");
    } finally {
      printers.release();
    }
  }

  private static Answer written(String type, byte[] bytes) {
    return new Answer.Written(type, Map.of(), out -> out.write(bytes));
  }
}
