package com.socmate.adapters.http;

import com.socmate.application.port.Search.Hit;
import com.socmate.application.port.Search.Piece;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something that was found.
///
/// @param highlights with `<mark>` around what was looked for; everything else is escaped, so that
///   it can stand in a page as it is
record HitJson(
    String type,
    String id,
    String title,
    @Nullable String sessionId,
    @Nullable String scheduleId,
    @Nullable String severity,
    Instant at,
    double score,
    Highlights highlights) {
  /// As HTML that holds no other element.
  record Highlights(String title, String excerpt) {}

  static HitJson from(Hit it) {
    return new HitJson(
        it.type().wireName(),
        it.id(),
        it.title().stream().map(Piece::text).collect(Collectors.joining()),
        it.session().map(SessionId::value).orElse(null),
        it.schedule().map(ScheduleId::value).orElse(null),
        it.severity().map(Words::of).orElse(null),
        it.at(),
        Math.round(it.score() * 10_000) / 10_000.0,
        new Highlights(html(it.title()), html(it.excerpt())));
  }

  private static String html(List<Piece> pieces) {
    return pieces.stream()
        .map(it ->
            it.isMarked()
                ? "<mark>" + Pages.escape(it.text()) + "</mark>"
                : Pages.escape(it.text()))
        .collect(Collectors.joining());
  }
}
