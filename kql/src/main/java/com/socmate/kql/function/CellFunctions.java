package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.STRING;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Cells of H3 and of S2. What is no place, no cell or no level gives null, or an empty text.
final class CellFunctions {
  private static final int H3_LEVEL = 6;
  private static final int S2_LEVEL = 11;
  private static final int MOST_RINGS = 142;

  private CellFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.addAll(ofGrid("h3cell", CellFunctions::h3, H3_LEVEL));
    functions.addAll(ofGrid("s2cell", () -> GeoLibrary.installed().s2(), S2_LEVEL));
    functions.add(
        ofCell(
            "geo_h3cell_level",
            CellFunctions::h3,
            LONG,
            (grid, cell, _) -> Values.of((long) grid.level(cell))));
    functions.add(
        ofCell(
            "geo_h3cell_parent",
            CellFunctions::h3,
            STRING,
            (grid, cell, row) ->
                grid.parent(cell, (int) row.wholeOr(1, grid.level(cell) - 1L))
                    .<Value>map(Values::of)
                    .orElse(Values.EMPTY_TEXT),
            Define.integer("resolution").optional()));
    functions.add(
        ofCell(
            "geo_h3cell_children",
            CellFunctions::h3,
            DYNAMIC,
            (grid, cell, row) ->
                texts(grid.children(cell, (int) row.wholeOr(1, grid.level(cell) + 1L))),
            Define.integer("resolution").optional()));
    functions.add(
        ofCell(
            "geo_h3cell_rings",
            CellFunctions::h3,
            DYNAMIC,
            (grid, cell, row) -> rings(grid, cell, row.whole(1)),
            Define.integer("distance")));
    return functions;
  }

  private static CellGrid h3() {
    return GeoLibrary.installed().h3();
  }

  private static List<ScalarFunction> ofGrid(String word, Supplier<CellGrid> grid, int level) {
    return List.of(
        Define.lenient(
            "geo_point_to_" + word,
            STRING,
            row ->
                row.isNull(0) || row.isNull(1) || !GeoShape.isPlace(row.real(0), row.real(1))
                    ? Values.EMPTY_TEXT
                    : grid.get()
                        .cell(row.real(0), row.real(1), (int) row.wholeOr(2, level))
                        .<Value>map(Values::of)
                        .orElse(Values.EMPTY_TEXT),
            Define.number("longitude"),
            Define.number("latitude"),
            Define.integer("level").optional()),
        ofCell(
            "geo_" + word + "_to_central_point",
            grid,
            DYNAMIC,
            (it, cell, _) -> {
              double[] centre = it.centre(cell);
              return GeoFunctions.shape("Point", GeoFunctions.pair(centre[0], centre[1]));
            }),
        ofCell(
            "geo_" + word + "_to_polygon",
            grid,
            DYNAMIC,
            (it, cell, _) ->
                GeoFunctions.shape(
                    "Polygon", new Value.Array(List.of(GeoFunctions.line(it.boundary(cell)))))),
        ofCell(
            "geo_" + word + "_neighbors",
            grid,
            DYNAMIC,
            (it, cell, _) -> texts(Optional.of(it.neighbours(cell)))),
        Define.lenient(
            "geo_polygon_to_" + word + "s",
            DYNAMIC,
            row ->
                GeoShape.polygon(row.value(0))
                    .map(it -> texts(covering(grid.get(), it, (int) row.wholeOr(1, level))))
                    .orElse(Values.NULL),
            Define.json("polygon"),
            Define.integer("level").optional()));
  }

  private static Optional<List<String>> covering(CellGrid grid, GeoShape shape, int level) {
    Set<String> cells = new LinkedHashSet<>();
    for (List<List<double[]>> polygon : shape.degrees()) {
      Optional<List<String>> some = grid.covering(polygon, level);
      if (some.isEmpty()) {
        return some;
      }
      cells.addAll(some.get());
    }
    return Optional.of(List.copyOf(cells));
  }

  @FunctionalInterface
  private interface OfCell {
    Value apply(CellGrid grid, String cell, Row row);
  }

  private static ScalarFunction ofCell(
      String name, Supplier<CellGrid> grid, ScalarType type, OfCell function, Parameter... more) {
    List<Parameter> parameters = new ArrayList<>(List.of(Define.text("cell")));
    parameters.addAll(List.of(more));
    Value nothing = type == STRING ? Values.EMPTY_TEXT : Values.NULL;
    return Define.lenient(
        name,
        type,
        row ->
            grid.get().isCell(row.text(0)) ? function.apply(grid.get(), row.text(0), row) : nothing,
        parameters.toArray(Parameter[]::new));
  }

  private static Value texts(Optional<List<String>> cells) {
    Function<List<String>, Value> array =
        some -> new Value.Array(some.stream().<Value>map(Values::of).toList());
    return cells.map(array).orElse(Values.NULL);
  }

  /// The cells at each distance up to one, each ring found from the one before.
  private static Value rings(CellGrid grid, String cell, long distance) {
    if (distance < 0 || distance > MOST_RINGS) {
      return Values.NULL;
    }
    Set<String> seen = new LinkedHashSet<>(List.of(cell));
    List<Value> rings = new ArrayList<>(List.of(texts(Optional.of(List.of(cell)))));
    List<String> last = List.of(cell);
    for (int ring = 1; ring <= distance; ring++) {
      List<String> next = new ArrayList<>();
      for (String from : last) {
        for (String near : grid.neighbours(from)) {
          if (seen.add(near)) {
            next.add(near);
          }
        }
      }
      rings.add(texts(Optional.of(next)));
      last = next;
    }
    return new Value.Array(rings);
  }
}
