package com.socmate.kql.geo;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Request;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.Batches;
import com.socmate.kql.value.ValueText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeographyTest {
  private static final String SQUARE =
      "dynamic({'type':'Polygon','coordinates':[[[0,0],[2,0],[2,2],[0,2],[0,0]]]})";
  private static final String BESIDE =
      "dynamic({'type':'Polygon','coordinates':[[[1,0],[3,0],[3,2],[1,2],[1,0]]]})";
  private static final String AFAR =
      "dynamic({'type':'Polygon','coordinates':[[[10,0],[12,0],[12,2],[10,2],[10,0]]]})";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          geo_point_to_h3cell(-74.04450446039874, 40.689250859314974, 6) | 862a1072fffffff
          geo_h3cell_parent('862a1072fffffff') | 852a1073fffffff
          geo_h3cell_parent('862a1072fffffff', 15) |
          geo_h3cell_level('862a1072fffffff') | 6
          array_length(geo_h3cell_children('862a1072fffffff')) | 7
          array_length(geo_h3cell_rings('861f8894fffffff', 2)[2]) | 12
          isnull(geo_h3cell_neighbors('abc')) | true
          geo_point_to_s2cell(-80.195829, 25.802215, 8) | 88d9b
          round(todouble(geo_s2cell_to_central_point('1234567').coordinates[0]), 6) | 9.868307
          array_length(geo_s2cell_neighbors('88d9b')) | 8
          array_length(geo_s2cell_to_polygon('88d9b').coordinates[0]) | 5
          isnull(geo_s2cell_to_central_point('a')) | true
          """)
  void cells_are_those_of_the_published_grids(String expression, String expected) {
    assertThat(answer(expression)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          geo_union_polygons_array(pack_array(A, B)) | 1.5
          geo_intersection_2polygons(A, B) | 0.5
          geo_union_polygons_array(pack_array(A, A)) | 1
          geo_union_polygons_array(pack_array(A, C)) | 2
          geo_simplify_polygons_array(pack_array(A, B), 1000) | 1.5
          """)
  void the_area_of_polygons_put_together_is_that_of_what_they_cover(String shape, double squares) {
    String filled = shape.replace("A", SQUARE).replace("B", BESIDE).replace("C", AFAR);
    String ratio = "geo_polygon_area(" + filled + ") / geo_polygon_area(" + SQUARE + ")";
    assertThat(Double.parseDouble(answer(ratio)))
        .isCloseTo(squares, org.assertj.core.api.Assertions.within(0.01));
  }

  private static String answer(String expression) {
    Request request =
        Request.of(
            "print " + expression, Catalogue.empty(), _ -> Batches.of(List.of()), Instant.EPOCH);
    return switch (KqlEngine.standard().run(request)) {
      case Outcome.Answer answer ->
          ValueText.of(answer.table().rows().findFirst().orElseThrow().getFirst());
      case Outcome other -> throw new AssertionError(expression + ": " + other);
    };
  }
}
