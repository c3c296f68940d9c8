package com.socmate.kql.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Json;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AggregatesTest {
  private static final Column NUMBERS =
      longs(Values.of(4L), Values.NULL, Values.of(1L), Values.of(4L), Values.of(9L));
  private static final Column WORDS =
      Column.of(ScalarType.STRING, Stream.of("b", "a", "b", "", "c").map(Values::of).toList());
  private static final Column FLAGS =
      Column.of(
          ScalarType.BOOL,
          List.of(Values.TRUE, Values.TRUE, Values.FALSE, Values.NULL, Values.TRUE));

  private static Column longs(Value... values) {
    return Column.of(ScalarType.LONG, List.of(values));
  }

  @Test
  void nulls_do_not_take_part() {
    assertThat(one("count")).isEqualTo("5");
    assertThat(one("sum", NUMBERS)).isEqualTo("18");
    assertThat(one("avg", NUMBERS)).isEqualTo("4.50000000");
    assertThat(one("min", NUMBERS)).isEqualTo("1");
    assertThat(one("max", NUMBERS)).isEqualTo("9");
    assertThat(one("dcount", NUMBERS)).isEqualTo("3");
    assertThat(one("make_list", NUMBERS)).isEqualTo("[4,1,4,9]");
    assertThat(one("make_set", NUMBERS)).isEqualTo("[4,1,9]");
  }

  @Test
  void an_empty_string_is_a_value() {
    assertThat(one("dcount", WORDS)).isEqualTo("4");
    assertThat(one("make_set", WORDS)).isEqualTo("[\"b\",\"a\",\"\",\"c\"]");
    assertThat(one("min", WORDS)).isEmpty();
  }

  @Test
  void a_predicate_that_is_null_does_not_hold() {
    assertThat(one("countif", FLAGS)).isEqualTo("3");
    assertThat(one("sumif", NUMBERS, FLAGS)).isEqualTo("13");
    assertThat(one("make_set_if", WORDS, FLAGS)).isEqualTo("[\"b\",\"a\",\"c\"]");
    assertThat(one("dcountif", WORDS, FLAGS)).isEqualTo("3");
  }

  @Test
  void the_row_of_the_greatest_value_is_given_whole() {
    assertThat(all("arg_max", NUMBERS, WORDS)).containsExactly("9", "c");
    assertThat(all("arg_min", NUMBERS, WORDS)).containsExactly("1", "b");
    assertThat(all("take_any", WORDS)).containsExactly("b");
  }

  @Test
  void percentiles_are_at_the_nearest_rank() {
    Column hundred =
        Column.of(ScalarType.LONG, LongStream.rangeClosed(1, 100).mapToObj(Values::of).toList());
    Column fifty = Column.constant(ScalarType.LONG, Values.of(50L), 100);
    Column high = Column.constant(ScalarType.REAL, Values.of(99.5), 100);
    assertThat(all("percentiles", hundred, fifty, high)).containsExactly("50", "100");
    assertThat(one("percentiles_array", hundred, fifty, high)).isEqualTo("[50,100]");
  }

  @Test
  void spreads_are_of_a_sample_or_of_all() {
    assertThat(one("variance", NUMBERS)).startsWith("11");
    assertThat(one("variancep", NUMBERS)).isEqualTo("8.25000000");
    assertThat(one("stdev", longs(Values.of(1L)))).startsWith("0.0");
  }

  @Test
  void bags_keep_the_first_value_of_a_key() {
    Column bags =
        Column.of(
            ScalarType.DYNAMIC, List.of(Json.parse("{\"a\":1}"), Json.parse("{\"a\":2,\"b\":3}")));
    assertThat(one("make_bag", bags)).isEqualTo("{\"a\":1,\"b\":3}");
    assertThat(one("buildschema", bags)).isEqualTo("{\"a\":\"long\",\"b\":\"long\"}");
  }

  @Test
  void old_names_keep_their_old_limit() {
    Column many =
        Column.of(ScalarType.LONG, LongStream.range(0, 500).mapToObj(Values::of).toList());
    assertThat(((Value.Array) value("makeset", many)).items()).hasSize(128);
    assertThat(((Value.Array) value("make_set", many)).items()).hasSize(500);
  }

  @Test
  void many_distinct_values_are_counted_within_two_percent() {
    Column many =
        Column.of(ScalarType.LONG, LongStream.range(0, 300_000).mapToObj(Values::of).toList());
    assertThat(Long.parseLong(one("dcount", many))).isBetween(294_000L, 306_000L);
    assertThat(one("count_distinct", many)).isEqualTo("300000");
  }

  @Test
  void columns_are_named_for_the_call_and_its_argument() {
    assertThat(names("count")).containsExactly("count_");
    assertThat(names("sum", argument("Bytes"))).containsExactly("sum_Bytes");
    assertThat(names("make_set", argument("IP"))).containsExactly("set_IP");
    assertThat(names("arg_max", argument("Time"), argument("User")))
        .containsExactly("Time", "User");
    assertThat(names("percentile", argument("x"), number(99.9)))
        .containsExactly("percentile_x_99_9");
  }

  @Test
  void a_call_with_wrong_arguments_says_what_is_wrong() {
    assertThat(bind("sum", Argument.of(ScalarType.STRING)))
        .isInstanceOf(AggregateFunction.WrongType.class);
    assertThat(bind("sum")).isInstanceOf(AggregateFunction.WrongCount.class);
    assertThat(bind("percentile", argument("x"), argument("y")))
        .isInstanceOf(AggregateFunction.NotConstant.class);
  }

  static Stream<AggregateFunction> functions() {
    return AggregateCatalog.standard().all().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void halves_merged_give_what_the_whole_gives(AggregateFunction function) {
    Column[] arguments = argumentsFor(function);
    var bound = bound(function, arguments);
    Accumulator whole = bound.states().get();
    whole.groups(2);
    whole.add(new int[] {0, 1, 0, 1, 0}, arguments, 5);
    Accumulator first = bound.states().get();
    first.groups(2);
    first.add(new int[] {0, 1}, slices(arguments, 0, 2), 2);
    Accumulator second = bound.states().get();
    second.groups(2);
    second.add(new int[] {1, 0, 1}, slices(arguments, 2, 5), 3);
    first.merge(second, new int[] {1, 0});
    assertThat(texts(first.finish(2))).isEqualTo(texts(whole.finish(2)));
    assertThat(whole.weight()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_group_without_rows_has_an_answer(AggregateFunction function) {
    var bound = bound(function, argumentsFor(function));
    Column[] columns = bound.states().get().finish(1);
    assertThat(Arrays.stream(columns).map(Column::type).toList())
        .isEqualTo(bound.outputs().stream().map(AggregateFunction.Output::type).toList());
  }

  private static Column[] argumentsFor(AggregateFunction function) {
    Column json =
        Column.of(
            ScalarType.DYNAMIC,
            Stream.of("{\"a\":1}", "", "{\"b\":2}", "{\"a\":3}", "[1]").map(Json::parse).toList());
    Column percent = Column.constant(ScalarType.LONG, Values.of(50L), 5);
    for (Column[] tried :
        new Column[][] {
          {}, {NUMBERS}, {NUMBERS, FLAGS}, {NUMBERS, NUMBERS}, {NUMBERS, NUMBERS, FLAGS},
          {NUMBERS, percent}, {NUMBERS, NUMBERS, percent}, {json}, {json, FLAGS}, {FLAGS}
        }) {
      if (function.bind(arguments(tried)) instanceof AggregateFunction.Bound) {
        return tried;
      }
    }
    throw new IllegalStateException("no arguments for " + function.name());
  }

  private static Column[] slices(Column[] columns, int from, int to) {
    return Arrays.stream(columns).map(it -> it.slice(from, to)).toArray(Column[]::new);
  }

  private static List<String> texts(Column[] columns) {
    List<String> texts = new ArrayList<>();
    for (Column column : columns) {
      for (int row = 0; row < column.size(); row++) {
        texts.add(
            column.get(row) instanceof Value.Real(double real)
                ? String.format("%.9g", real)
                : ValueText.of(column.get(row)));
      }
    }
    return texts;
  }

  private static List<Argument> arguments(Column... columns) {
    return Arrays.stream(columns)
        .map(it -> new Argument(it.type(), "x", it.isConstant() ? it.slice(0, 1) : null))
        .toList();
  }

  private static AggregateFunction.Bound bound(AggregateFunction function, Column... columns) {
    return (AggregateFunction.Bound) function.bind(arguments(columns));
  }

  private static AggregateFunction.Binding bind(String name, Argument... arguments) {
    return AggregateCatalog.standard().find(name).orElseThrow().bind(List.of(arguments));
  }

  private static List<String> names(String name, Argument... arguments) {
    return ((AggregateFunction.Bound) bind(name, arguments))
        .outputs().stream().map(AggregateFunction.Output::name).toList();
  }

  private static Argument argument(String name) {
    return new Argument(ScalarType.LONG, name, null);
  }

  private static Argument number(double value) {
    return new Argument(
        ScalarType.REAL, null, Column.constant(ScalarType.REAL, Values.of(value), 1));
  }

  private static List<String> all(String name, Column... columns) {
    AggregateFunction function = AggregateCatalog.standard().find(name).orElseThrow();
    Accumulator states = bound(function, columns).states().get();
    int rows = columns.length == 0 ? 5 : columns[0].size();
    states.groups(1);
    states.add(new int[rows], columns, rows);
    return texts(states.finish(1));
  }

  private static String one(String name, Column... columns) {
    return all(name, columns).getFirst();
  }

  private static Value value(String name, Column column) {
    AggregateFunction function = AggregateCatalog.standard().find(name).orElseThrow();
    Accumulator states = bound(function, column).states().get();
    states.groups(1);
    states.add(new int[column.size()], new Column[] {column}, column.size());
    return states.finish(1)[0].get(0);
  }
}
