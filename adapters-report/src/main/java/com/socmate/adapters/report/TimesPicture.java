package com.socmate.adapters.report;

import com.socmate.adapters.report.Shape.Anchor;
import com.socmate.adapters.report.Shape.Role;
import com.socmate.application.investigation.report.Timeline;
import com.socmate.domain.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws when things happened: a column for each stretch, a bar for each finding, one axis.
final class TimesPicture {
  private static final double WIDTH = 720;
  private static final double LEFT = 168;
  private static final double RIGHT = 16;
  private static final double COLUMNS = 96;
  private static final double BAR = 22;
  private static final int TICKS = 5;
  private static final DateTimeFormatter HOURS =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAYS =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Timeline timeline;
  private final List<Shape> shapes = new ArrayList<>();

  private TimesPicture(Timeline timeline) {
    this.timeline = timeline;
  }

  static Picture of(Timeline timeline) {
    return new TimesPicture(timeline).draw();
  }

  private Picture draw() {
    double columns = timeline.counts().isEmpty() ? 0 : COLUMNS;
    double bars = timeline.bars().size() * BAR;
    double base = 12 + columns + (bars > 0 ? 10 + bars : 0);
    grid(base);
    if (columns > 0) {
      columns();
    }
    for (int index = 0; index < timeline.bars().size(); index++) {
      bar(timeline.bars().get(index), 12 + columns + 10 + index * BAR);
    }
    shapes.add(new Shape.Stroke(Role.FAINT, LEFT, base, WIDTH - RIGHT, base, 1));
    return new Picture(
        "When it happened, " + timeline.range().from() + " up to " + timeline.range().to(),
        WIDTH,
        base + 24,
        shapes);
  }

  private void grid(double base) {
    var format = timeline.range().length().compareTo(Duration.ofDays(4)) > 0 ? DAYS : HOURS;
    for (int tick = 0; tick < TICKS; tick++) {
      var at =
          timeline
              .range()
              .from()
              .plus(timeline.range().length().multipliedBy(tick).dividedBy(TICKS - 1));
      double x = x(at);
      shapes.add(new Shape.Stroke(Role.GRID, x, 10, x, base, 1));
      shapes.add(
          new Shape.Label(
              Role.FAINT,
              x,
              base + 16,
              11,
              tick == 0 ? Anchor.START : tick == TICKS - 1 ? Anchor.END : Anchor.MIDDLE,
              false,
              format.format(at)));
    }
  }

  private void columns() {
    int most = Math.max(1, timeline.counts().stream().mapToInt(it -> it).max().orElse(1));
    double step = (WIDTH - LEFT - RIGHT) / timeline.counts().size();
    for (int index = 0; index < timeline.counts().size(); index++) {
      int count = timeline.counts().get(index);
      if (count > 0) {
        double height = Math.max(2, (COLUMNS - 6) * count / most);
        shapes.add(
            new Shape.Box(
                Role.PLAIN,
                LEFT + index * step + 1,
                12 + COLUMNS - height,
                Math.max(1, step - 2),
                height,
                1.5));
      }
    }
    shapes.add(
        new Shape.Label(
            Role.INK, LEFT - 12, 24, 12, Anchor.END, true, most + (most == 1 ? " row" : " rows")));
    shapes.add(
        new Shape.Label(
            Role.FAINT, LEFT - 12, 40, 11, Anchor.END, false, "in the busiest " + stretch()));
    shapes.add(
        new Shape.Label(
            Role.FAINT,
            LEFT - 12,
            56,
            11,
            Anchor.END,
            false,
            Cut.to(timeline.counted().replaceFirst(":.*", ""), 22)));
  }

  private String stretch() {
    var length = timeline.range().length().dividedBy(Math.max(1, timeline.counts().size()));
    return length.toMinutes() < 90
        ? Math.max(1, length.toMinutes()) + " min"
        : Math.round(length.toMinutes() / 60.0) + " h";
  }

  private void bar(Timeline.Bar bar, double y) {
    double from = x(bar.from());
    double to = Math.max(from + 5, x(bar.to()));
    shapes.add(
        new Shape.Label(
            Role.INK, LEFT - 12, y + 14, 11.5, Anchor.END, false, Cut.to(bar.label(), 24)));
    shapes.add(
        new Shape.Box(
            role(bar.severity()), Math.min(from, WIDTH - RIGHT - 5), y + 5, to - from, 11, 3));
    boolean roomBehind = to < WIDTH - 90;
    shapes.add(
        new Shape.Label(
            Role.FAINT,
            roomBehind ? to + 6 : Math.min(from, WIDTH - RIGHT - 5) - 6,
            y + 14,
            10.5,
            roomBehind ? Anchor.START : Anchor.END,
            false,
            bar.row().citation()));
  }

  static Role role(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Role.HIGH;
      case MEDIUM -> Role.MEDIUM;
      case LOW, INFORMATIONAL -> Role.LOW;
    };
  }

  private double x(Instant at) {
    double share =
        (double) Duration.between(timeline.range().from(), at).toMillis()
            / timeline.range().length().toMillis();
    return LEFT + Math.clamp(share, 0, 1) * (WIDTH - LEFT - RIGHT);
  }
}
