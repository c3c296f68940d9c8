package com.socmate.adapters.report;

import com.socmate.adapters.report.Shape.Anchor;
import com.socmate.adapters.report.Shape.Role;
import com.socmate.application.investigation.report.EntityLinks;
import com.socmate.application.investigation.report.EntityLinks.Kind;
import com.socmate.application.investigation.report.EntityLinks.Link;
import com.socmate.application.investigation.report.EntityLinks.Node;
import java.util.ArrayList;
import java.util.List;

/// Draws who had to do with whom: a column for each kind, ordered so that few lines cross.
final class LinksPicture {
  private static final double WIDTH = 720;
  private static final double ROW = 30;
  private static final double TOP = 34;
  private static final int SWEEPS = 4;

  private final EntityLinks links;
  private final List<Kind> kinds;
  private final List<List<Integer>> columns = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();

  private LinksPicture(EntityLinks links) {
    this.links = links;
    this.kinds = links.nodes().stream().map(Node::kind).distinct().sorted().toList();
    for (var kind : kinds) {
      var column = new ArrayList<Integer>();
      for (int node = 0; node < links.nodes().size(); node++) {
        if (links.nodes().get(node).kind() == kind) {
          column.add(node);
        }
      }
      columns.add(column);
    }
  }

  static Picture of(EntityLinks links) {
    return new LinksPicture(links).draw();
  }

  private Picture draw() {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      columns.forEach(this::order);
    }
    int longest = columns.stream().mapToInt(List::size).max().orElse(1);
    double height = TOP + longest * ROW + (links.more() > 0 ? 24 : 8);
    int most = links.links().stream().mapToInt(Link::rows).max().orElse(1);
    for (var link : drawn()) {
      line(link, most, longest);
    }
    for (int column = 0; column < columns.size(); column++) {
      heading(column);
      for (int node : columns.get(column)) {
        node(node, longest);
      }
    }
    if (links.more() > 0) {
      shapes.add(
          new Shape.Label(
              Role.FAINT,
              WIDTH - 8,
              height - 8,
              11,
              Anchor.END,
              false,
              "and " + links.more() + " more in the evidence"));
    }
    return new Picture("Who had to do with whom", WIDTH, height, shapes);
  }

  /// By the mean place of what each is linked to; ties keep their order.
  private void order(List<Integer> column) {
    var places = new ArrayList<>(column);
    places.sort((one, other) -> Double.compare(pull(one), pull(other)));
    column.clear();
    column.addAll(places);
  }

  private double pull(int node) {
    double sum = 0;
    int weight = 0;
    for (var link : links.links()) {
      int other = link.from() == node ? link.to() : link.to() == node ? link.from() : -1;
      if (other >= 0) {
        sum += place(other) * link.rows();
        weight += link.rows();
      }
    }
    return weight == 0 ? place(node) : sum / weight;
  }

  /// From 0 at the top to 1 at the bottom of its column.
  private double place(int node) {
    for (var column : columns) {
      int index = column.indexOf(node);
      if (index >= 0) {
        return (index + 0.5) / column.size();
      }
    }
    return 0;
  }

  /// Between neighbouring columns; where two kinds have none between them that links them, across.
  private List<Link> drawn() {
    return links.links().stream()
        .filter(link -> column(link.to()) - column(link.from()) == 1 || columns.size() == 2)
        .toList();
  }

  private int column(int node) {
    return kinds.indexOf(links.nodes().get(node).kind());
  }

  private double x(int column) {
    double step = WIDTH / columns.size();
    return column * step + 12;
  }

  private double y(int node, int longest) {
    var column = columns.get(column(node));
    double free = (longest - column.size()) * ROW / 2;
    return TOP + free + column.indexOf(node) * ROW + ROW / 2;
  }

  private double right(int node) {
    var shown = links.nodes().get(node);
    return x(column(node))
        + 20
        + width(Cut.to(shown.label(), letters())) * (shown.suspect() ? 1.14 : 1);
  }

  private int letters() {
    return columns.size() >= 4 ? 16 : columns.size() == 3 ? 24 : 34;
  }

  private static double width(String text) {
    return text.codePointCount(0, text.length()) * 7.3;
  }

  private void line(Link link, int most, int longest) {
    boolean suspect =
        links.nodes().get(link.from()).suspect() || links.nodes().get(link.to()).suspect();
    shapes.add(
        new Shape.Curve(
            suspect ? Role.LINK : Role.GRID,
            right(link.from()),
            y(link.from(), longest),
            x(column(link.to())) - 2,
            y(link.to(), longest),
            1 + 3.0 * link.rows() / most));
  }

  private void heading(int column) {
    var words =
        switch (kinds.get(column)) {
          case ADDRESS -> "Addresses";
          case ACCOUNT -> "Accounts";
          case MACHINE -> "Machines";
          case APPLICATION -> "Applications";
        };
    shapes.add(new Shape.Label(Role.FAINT, x(column), 18, 11, Anchor.START, true, words));
  }

  private void node(int index, int longest) {
    var node = links.nodes().get(index);
    double x = x(column(index));
    double y = y(index, longest);
    shapes.add(new Shape.Dot(node.suspect() ? Role.HIGH : Role.PLAIN, x + 5, y, 5));
    shapes.add(
        new Shape.Label(
            Role.INK,
            x + 16,
            y + 4,
            12,
            Anchor.START,
            node.suspect(),
            Cut.to(node.label(), letters())));
  }
}
