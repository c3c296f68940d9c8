package com.socmate.adapters.http;

import com.socmate.application.calendar.ChangeCalendarFeed;
import com.socmate.application.calendar.ReadCalendar;
import com.socmate.application.port.CalendarFeeds;
import com.socmate.domain.identity.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The caller's schedules as a calendar, under a secret address that a calendar program reads
/// without signing in. The address is told when it is made and never again.
public final class CalendarRoutes implements Routes {
  static final String SECRET = "/calendar/";
  private static final String PATH = "/api/v1/calendar";
  private static final Map<String, String> HEADERS =
      Map.of("Cache-Control", "private, max-age=300", "X-Robots-Tag", "noindex");

  private final CalendarFeeds feeds;
  private final ChangeCalendarFeed change;
  private final ReadCalendar calendar;
  private final Optional<URI> product;

  /// @param product the address under which people reach the product
  public CalendarRoutes(
      CalendarFeeds feeds,
      ChangeCalendarFeed change,
      ReadCalendar calendar,
      Optional<URI> product) {
    this.feeds = feeds;
    this.change = change;
    this.calendar = calendar;
    this.product = product;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::get).needs(Scope.SCHEDULES_READ),
        Route.post(PATH, this::issue).needs(Scope.SCHEDULES_WRITE),
        Route.delete(PATH, this::revoke).needs(Scope.SCHEDULES_WRITE),
        Route.get(SECRET + "{secret}.ics", this::read).open());
  }

  /// @param exists whether there is an address at all
  record FeedJson(boolean exists, @Nullable Instant createdAt, @Nullable Instant lastReadAt) {
    static FeedJson from(Optional<CalendarFeeds.Feed> feed) {
      return new FeedJson(
          feed.isPresent(),
          feed.map(CalendarFeeds.Feed::createdAt).orElse(null),
          feed.flatMap(CalendarFeeds.Feed::lastReadAt).orElse(null));
    }
  }

  private Answer get(Call call) {
    call.parameters();
    return Answer.ok(FeedJson.from(feeds.of(call.principal().user())));
  }

  private Answer issue(Call call) {
    call.optionalBody(List.of()).orRefuse();
    var path = SECRET + change.issue(call.request()) + ".ics";
    var body = new LinkedHashMap<String, Object>();
    body.put("url", product.map(it -> it.resolve(path).toString()).orElse(path));
    return Answer.created(body, PATH).with("Cache-Control", "no-store");
  }

  private Answer revoke(Call call) {
    call.parameters();
    if (!change.revoke(call.request())) {
      throw Refused.notFound("calendar");
    }
    return Answer.noContent();
  }

  private Answer read(Call call) {
    call.parameters();
    return calendar
        .read(call.part("secret"))
        .map(entries -> new CalendarText(product).of(entries))
        .map(text -> new Answer.Text(200, CalendarText.MEDIA_TYPE, text, HEADERS))
        .orElseThrow(() -> Refused.notFound("calendar"));
  }
}
