package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.STRING;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Geohashes: cells of the map named by up to 18 letters, each splitting its cell in 32.
final class Geohash {
  private static final String LETTERS = "0123456789bcdefghjkmnpqrstuvwxyz";
  private static final int LONGEST = 18;

  private Geohash() {}

  static List<ScalarFunction> all() {
    return List.of(
        Define.lenient(
            "geo_point_to_geohash",
            STRING,
            row -> {
              long length = row.wholeOr(2, 5);
              boolean sound =
                  !row.isNull(0)
                      && !row.isNull(1)
                      && GeoShape.isPlace(row.real(0), row.real(1))
                      && length >= 1
                      && length <= LONGEST;
              return sound
                  ? Values.of(encode(row.real(0), row.real(1), (int) length))
                  : Values.EMPTY_TEXT;
            },
            Define.number("longitude"),
            Define.number("latitude"),
            Define.number("accuracy").optional()),
        ofHash(
            "geo_geohash_to_central_point",
            cell ->
                GeoFunctions.shape(
                    "Point", GeoFunctions.pair(cell.middleLongitude(), cell.middleLatitude()))),
        ofHash("geo_geohash_to_polygon", Geohash::polygon),
        Define.lenient(
            "geo_geohash_neighbors",
            DYNAMIC,
            row ->
                row.text(0).length() < 2
                    ? Values.NULL
                    : decode(row.text(0))
                        .map(it -> neighbours(it, row.text(0).length()))
                        .orElse(Values.NULL),
            Define.text("geohash")));
  }

  private record Cell(double west, double south, double east, double north) {
    double middleLongitude() {
      return (west + east) / 2;
    }

    double middleLatitude() {
      return (south + north) / 2;
    }
  }

  @FunctionalInterface
  private interface OfCell {
    Value apply(Cell cell);
  }

  private static ScalarFunction ofHash(String name, OfCell function) {
    return Define.lenient(
        name,
        DYNAMIC,
        row -> decode(row.text(0)).map(function::apply).orElse(Values.NULL),
        Define.text("geohash"));
  }

  private static String encode(double longitude, double latitude, int length) {
    double west = -180;
    double east = 180;
    double south = -90;
    double north = 90;
    StringBuilder hash = new StringBuilder();
    boolean splitLongitude = true;
    while (hash.length() < length) {
      int letter = 0;
      for (int bit = 0; bit < 5; bit++) {
        double middle = splitLongitude ? (west + east) / 2 : (south + north) / 2;
        boolean upper = (splitLongitude ? longitude : latitude) >= middle;
        letter = letter * 2 + (upper ? 1 : 0);
        if (splitLongitude) {
          west = upper ? middle : west;
          east = upper ? east : middle;
        } else {
          south = upper ? middle : south;
          north = upper ? north : middle;
        }
        splitLongitude = !splitLongitude;
      }
      hash.append(LETTERS.charAt(letter));
    }
    return hash.toString();
  }

  private static Optional<Cell> decode(String text) {
    String hash = text.toLowerCase(Locale.ROOT);
    double west = -180;
    double east = 180;
    double south = -90;
    double north = 90;
    boolean splitLongitude = true;
    if (hash.isEmpty() || hash.length() > LONGEST) {
      return Optional.empty();
    }
    for (int i = 0; i < hash.length(); i++) {
      int letter = LETTERS.indexOf(hash.charAt(i));
      if (letter < 0) {
        return Optional.empty();
      }
      for (int bit = 16; bit > 0; bit /= 2) {
        boolean upper = (letter & bit) != 0;
        double middle = splitLongitude ? (west + east) / 2 : (south + north) / 2;
        if (splitLongitude) {
          west = upper ? middle : west;
          east = upper ? east : middle;
        } else {
          south = upper ? middle : south;
          north = upper ? north : middle;
        }
        splitLongitude = !splitLongitude;
      }
    }
    return Optional.of(new Cell(west, south, east, north));
  }

  private static Value polygon(Cell cell) {
    List<double[]> corners =
        List.of(
            new double[] {cell.west(), cell.south()},
            new double[] {cell.east(), cell.south()},
            new double[] {cell.east(), cell.north()},
            new double[] {cell.west(), cell.north()},
            new double[] {cell.west(), cell.south()});
    return GeoFunctions.shape("Polygon", new Value.Array(List.of(GeoFunctions.line(corners))));
  }

  private static Value neighbours(Cell cell, int length) {
    double width = cell.east() - cell.west();
    double height = cell.north() - cell.south();
    int[][] steps = {{-1, -1}, {-1, 1}, {1, -1}, {0, 1}, {-1, 0}, {1, 1}, {1, 0}, {0, -1}};
    List<Value> neighbours = new ArrayList<>();
    for (int[] step : steps) {
      double longitude = cell.middleLongitude() + step[0] * width;
      double latitude = cell.middleLatitude() + step[1] * height;
      double wrapped =
          longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
      if (Math.abs(latitude) <= 90) {
        neighbours.add(Values.of(encode(wrapped, latitude, length)));
      }
    }
    return new Value.Array(neighbours);
  }
}
