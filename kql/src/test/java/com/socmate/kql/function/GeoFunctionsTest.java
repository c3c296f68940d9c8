package com.socmate.kql.function;

import static com.socmate.kql.function.Call.json;
import static com.socmate.kql.function.Call.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GeoFunctionsTest {
  private static final String SQUARE =
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[10,0],[10,10],[0,10],[0,0]]]}";

  @Test
  void a_quarter_of_the_way_round_is_a_quarter_of_the_circumference() {
    assertThat(Double.parseDouble(text("geo_distance_2points", 0, 0, 90, 0)))
        .isCloseTo(Math.PI / 2 * 6_371_010, Offset.offset(0.001));
    assertThat(text("geo_distance_2points", 200, 0, 0, 0)).isEmpty();
  }

  @Test
  void a_polygon_holds_what_lies_inside_and_not_in_its_holes() {
    String ring =
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[10,0],[10,10],[0,10],[0,0]],"
            + "[[4,4],[6,4],[6,6],[4,6],[4,4]]]}";
    assertThat(text("geo_point_in_polygon", 5, 5, json(SQUARE))).isEqualTo("true");
    assertThat(text("geo_point_in_polygon", 5, 5, json(ring))).isEqualTo("false");
    assertThat(text("geo_point_in_polygon", 50, 5, json(SQUARE))).isEqualTo("false");
  }

  @Test
  void a_geohash_names_a_cell_around_its_point() {
    assertThat(text("geo_point_to_geohash", -5.603, 42.605, 5)).isEqualTo("ezs42");
    assertThat(text("geo_geohash_to_central_point", "ezs42")).startsWith("{\"type\":\"Point\"");
    assertThat(text("geo_geohash_to_central_point", "a!")).isEmpty();
  }

  @Test
  void crossing_lines_meet_in_a_point() {
    var one = json("{\"type\":\"LineString\",\"coordinates\":[[-1,0],[1,0]]}");
    var other = json("{\"type\":\"LineString\",\"coordinates\":[[0,-1],[0,1]]}");
    assertThat(text("geo_intersects_2lines", one, other)).isEqualTo("true");
    assertThat(text("geo_intersection_2lines", one, other)).contains("\"Point\"");
  }
}
