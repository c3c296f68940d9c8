package com.socmate.kql.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.socmate.kql.type.ScalarType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "0.1, 0.1",
    "-2.5, -2.5",
    "123456789012345, 123456789012345.0",
    "1e15, 1E+15",
    "1.5e-7, 1.5E-07",
    "0.0001, 0.0001",
    "0.6931471805599453, 0.69314718055994529"
  })
  void a_real_prints_fifteen_digits_or_seventeen(double value, String expected) {
    assertThat(ValueText.real(value)).isEqualTo(expected);
    assertThat(Double.parseDouble(ValueText.real(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T13:45:06.1234567Z, 2024-02-29T13:45:06.1234567Z",
    "2024-02-29 13:45:06, 2024-02-29T13:45:06.0000000Z",
    "2024-02-29, 2024-02-29T00:00:00.0000000Z",
    "2024-12-31T23:59:59.123, 2024-12-31T23:59:59.1230000Z",
    "2024-01-01T02:00:00+02:00, 2024-01-01T00:00:00.0000000Z",
    "'2/3/2024, 1:02:03.456 PM', 2024-02-03T13:02:03.4560000Z",
    "12/31/2024 12:05 AM, 2024-12-31T00:05:00.0000000Z",
    "'Sat, 8 Nov 2014 15:05:02 GMT', 2014-11-08T15:05:02.0000000Z",
    "8 Nov 2014, 2014-11-08T00:00:00.0000000Z",
    "2014-11, 2014-11-01T00:00:00.0000000Z",
    "20240131, 2024-01-31T00:00:00.0000000Z"
  })
  void moments_are_read_in_the_forms_logs_use(String text, String expected) {
    assertThat(DatetimeText.parse(text).stream().mapToObj(Ticks::datetimeText))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2024-02-30",
        "2024-13-01",
        "2024-01-01T25:00:00",
        "9999999999",
        "0000-01-01"
      })
  void what_is_no_moment_is_refused(String text) {
    assertThat(DatetimeText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5h, 01:30:00",
    "2d, 2.00:00:00",
    "10 seconds, 00:00:10",
    "1.02:03:04.5, 1.02:03:04.5000000",
    "-00:00:01, -00:00:01",
    "100ms, 00:00:00.1000000",
    "1tick, 00:00:00.0000001",
    "0.5, 12:00:00"
  })
  void durations_are_read_as_clocks_and_as_counts(String text, String expected) {
    assertThat(TimespanText.parse(text).stream().mapToObj(Ticks::timespanText))
        .containsExactly(expected);
  }

  @Test
  void json_keeps_its_order_and_its_numbers() {
    String text = "{\"b\":1,\"a\":[true,null,1.5,\"x\\ny\"],\"c\":9223372036854775807}";
    assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    assertThat(Json.parse("[1,")).isEqualTo(Values.of("[1,"));
    assertThat(Json.parse("")).isEqualTo(Values.NULL);
    assertThat(Json.read("{} {}")).isEmpty();
  }

  @Test
  void deep_json_is_refused_and_does_not_overflow() {
    assertThat(Json.read("[".repeat(100_000))).isEmpty();
  }

  @Test
  void a_gathered_column_pads_with_nulls() {
    Column numbers = Column.of(ScalarType.LONG, List.of(Values.of(1L), Values.of(2L)));
    Column padded = numbers.gather(new int[] {1, -1, 0}, 3);
    assertThat(List.of(padded.get(0), padded.get(1), padded.get(2)))
        .containsExactly(Values.of(2L), Values.NULL, Values.of(1L));
  }

  @Test
  void a_constant_answers_every_row() {
    Column constant = Column.constant(ScalarType.STRING, Values.of("x"), 1000);
    assertThat(constant.get(999)).isEqualTo(Values.of("x"));
    assertThat(constant.slice(10, 20).size()).isEqualTo(10);
    assertThat(constant.isConstant()).isTrue();
  }

  @Test
  void an_encoded_column_reads_like_a_plain_one() {
    StringColumn.Builder builder = new StringColumn.Builder(8);
    for (String text : List.of("a", "b", "a", "a", "b", "a")) {
      builder.add(text);
    }
    StringColumn encoded = builder.buildEncoded();
    assertThat(encoded.isEncoded()).isTrue();
    assertThat(encoded.map(it -> it + "!").getString(4)).isEqualTo("b!");
    assertThat(encoded.gather(new int[] {1, -1}, 2).getString(1)).isEmpty();
  }

  @Test
  void a_column_of_json_text_is_read_when_asked_for() {
    DynamicColumn column = DynamicColumn.ofJson(new String[] {"{\"a\":1}", "", "no json"}, 3);
    assertThat(column.getDynamic(0)).isEqualTo(Json.parse("{\"a\":1}"));
    assertThat(column.isNull(1)).isTrue();
    assertThat(column.get(2)).isEqualTo(Values.of("no json"));
  }

  @Test
  void columns_of_one_type_can_be_put_together() {
    Column first = Column.of(ScalarType.STRING, List.of(Values.of("a")));
    Column second = Column.constant(ScalarType.STRING, Values.of("b"), 2);
    Column both = Column.concat(ScalarType.STRING, List.of(first, second));
    assertThat(both.size()).isEqualTo(3);
    assertThat(both.get(2)).isEqualTo(Values.of("b"));
  }

  @Test
  void order_puts_nulls_first_and_numbers_by_size() {
    List<Value> sorted =
        List.of(Values.of(2.5), Values.of("a"), Values.NULL, Values.of(2L)).stream()
            .sorted(Order.ASCENDING)
            .toList();
    assertThat(sorted).containsExactly(Values.NULL, Values.of(2L), Values.of(2.5), Values.of("a"));
  }

  @Test
  void a_wrong_value_is_not_taken_into_a_column() {
    ColumnBuilder builder = Column.builder(ScalarType.LONG, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> builder.append(Values.of("text")));
  }
}
