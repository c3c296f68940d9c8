package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DATETIME;
import static com.socmate.kql.type.ScalarType.DECIMAL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.GUID;
import static com.socmate.kql.type.ScalarType.INT;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;
import static com.socmate.kql.type.ScalarType.STRING;
import static com.socmate.kql.type.ScalarType.TIMESPAN;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.DynamicColumn;
import com.socmate.kql.value.Json;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.List;

/// `tostring`, `tolong`, `parse_json` and their like.
final class ConversionFunctions {
  private ConversionFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        to("tostring", STRING),
        to("tobool", BOOL),
        to("toboolean", BOOL),
        to("toint", INT),
        to("tolong", LONG),
        to("toreal", REAL),
        to("todouble", REAL),
        to("todecimal", DECIMAL),
        to("todatetime", DATETIME),
        to("totimespan", TIMESPAN),
        to("totime", TIMESPAN),
        toGuid(),
        json("parse_json"),
        json("parsejson"),
        json("todynamic"),
        json("toobject"),
        Define.lenient(
            "dynamic_to_json",
            STRING,
            row -> Values.of(canonical(row.value(0))),
            Define.json("value")),
        Define.lenient("gettype", STRING, row -> Values.of(typeName(row)), Define.any("value"))
            .named(Naming.prefixed("type")),
        Define.strict(
                "tohex",
                STRING,
                row -> {
                  String digits = Long.toHexString(row.whole(0));
                  long width = row.wholeOr(1, 0);
                  return Values.of("0".repeat(Math.clamp(width - digits.length(), 0, 64)) + digits);
                },
                Define.integer("value"),
                Define.integer("minLength").optional())
            .named(Naming.FIRST_ARGUMENT));
  }

  private static ScalarFunction to(String name, ScalarType type) {
    return Define.function(
            name,
            Define.overload(type, (_, a, _) -> Convert.column(a[0], type), Define.any("value")))
        .named(Naming.FIRST_ARGUMENT);
  }

  private static ScalarFunction toGuid() {
    Parameter value = Parameter.of("value", TypeSet.of(STRING, DYNAMIC, GUID));
    return Define.function(
            "toguid", Define.overload(GUID, (_, a, _) -> Convert.column(a[0], GUID), value))
        .named(Naming.FIRST_ARGUMENT);
  }

  private static ScalarFunction json(String name) {
    Kernel kernel =
        (evaluation, a, rows) -> {
          if (a[0] instanceof StringColumn texts && !texts.isConstant() && !texts.isEncoded()) {
            String[] all = new String[rows];
            for (int row = 0; row < rows; row++) {
              all[row] = texts.getString(row);
            }
            return DynamicColumn.ofJson(all, rows);
          }
          return Define.kernel(DYNAMIC, row -> Json.parse(row.text(0)))
              .evaluate(evaluation, a, rows);
        };
    return Define.function(name, Define.overload(DYNAMIC, kernel, Define.text("text")))
        .named(Naming.FIRST_ARGUMENT);
  }

  private static String canonical(Value value) {
    return Json.write(value);
  }

  private static String typeName(Row row) {
    return switch (row.value(0)) {
      case Value.Null _ -> row.type(0) == DYNAMIC ? "null" : row.type(0).kqlName();
      case Value.Array _ -> "array";
      case Value.Bag _ -> "dictionary";
      case Value.Bool _ -> "bool";
      case Value.Int32 _ -> "int";
      case Value.Int64 _ -> row.type(0) == INT ? "int" : "long";
      case Value.Real _ -> "real";
      case Value.Decimal _ -> "decimal";
      case Value.Text _ -> "string";
      case Value.Datetime _ -> "datetime";
      case Value.Timespan _ -> "timespan";
      case Value.Guid _ -> "guid";
    };
  }
}
