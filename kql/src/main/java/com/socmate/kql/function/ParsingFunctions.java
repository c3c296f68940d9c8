package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DECIMAL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.STRING;

import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Functions that take structured text apart: URLs, paths, versions, command lines, CSV, XML.
final class ParsingFunctions {
  private ParsingFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    for (String name : List.of("parse_url", "parseurl")) {
      functions.add(dynamic(name, UrlParts::parse));
    }
    for (String name : List.of("parse_urlquery", "parseurlquery")) {
      functions.add(dynamic(name, UrlParts::parseQuery));
    }
    functions.add(dynamic("parse_path", PathParts::parse));
    functions.add(dynamic("parse_csv", ParsingFunctions::csv).named(Naming.FIRST_ARGUMENT));
    functions.add(dynamic("parse_xml", XmlParts::parse).named(Naming.FIRST_ARGUMENT));
    functions.add(
        Define.strict(
            "parse_version", DECIMAL, row -> version(row.text(0)), Define.text("version")));
    functions.add(
        Define.lenient(
            "parse_command_line",
            DYNAMIC,
            row -> CommandLine.parse(row.text(0)),
            Define.any("command"),
            Define.text("parser")));
    functions.add(
        Define.lenient(
            "parse_user_agent",
            DYNAMIC,
            row -> UserAgentParts.parse(row.text(0), row.has(1) ? row.value(1) : Values.NULL),
            Define.text("user_agent"),
            Define.textOrDynamic("look_for").optional()));
    functions.add(extractJson("extract_json"));
    functions.add(extractJson("extractjson"));
    return functions;
  }

  @FunctionalInterface
  private interface Parse {
    Value of(String text);
  }

  private static ScalarFunction dynamic(String name, Parse parse) {
    return Define.lenient(name, DYNAMIC, row -> parse.of(row.text(0)), Define.text("text"));
  }

  static Value bag(Object... namesAndValues) {
    Map<String, Value> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      properties.put(
          (String) namesAndValues[i], value instanceof Value it ? it : Values.of((String) value));
    }
    return new Value.Bag(properties);
  }

  private static Value csv(String text) {
    List<Value> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    int end = firstLine(text);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < end && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        fields.add(Values.of(field.toString()));
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(Values.of(field.toString()));
    return new Value.Array(fields);
  }

  private static int firstLine(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        return i;
      }
    }
    return text.length();
  }

  /// Up to four parts of at most eight digits each, packed so that versions compare as numbers.
  private static Value version(String text) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length > 4) {
      return Values.NULL;
    }
    BigDecimal packed = BigDecimal.ZERO;
    for (int i = 0; i < 4; i++) {
      String part = i < parts.length ? parts[i] : "0";
      if (part.isEmpty() || part.length() > 8 || !part.chars().allMatch(Character::isDigit)) {
        return Values.NULL;
      }
      packed = packed.scaleByPowerOfTen(8).add(new BigDecimal(part)).setScale(0);
    }
    return new Value.Decimal(packed);
  }

  private static ScalarFunction extractJson(String name) {
    Parameter path = Define.text("jsonPath");
    Parameter json = Define.textOrDynamic("jsonText");
    return Define.function(
        name,
        Define.overload(
            STRING,
            Define.kernel(
                STRING, row -> Convert.to(STRING, JsonPath.find(row.text(0), row.value(1)))),
            path,
            json),
        Define.overload(
            arguments -> StringSearchFunctions.typeNamed(arguments.get(2).constant()),
            (evaluation, a, rows) -> {
              Column found =
                  Define.kernel(DYNAMIC, row -> JsonPath.find(row.text(0), row.value(1)))
                      .evaluate(evaluation, a, rows);
              return Convert.column(found, StringSearchFunctions.typeNamed(a[2]));
            },
            path,
            json,
            Define.text("type").asLiteral()));
  }
}
