package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.GUID;
import static com.socmate.kql.type.ScalarType.STRING;

import com.socmate.kql.value.Values;
import java.util.List;

/// Functions about where a query runs. There is one workspace and nobody signs in to it, so they
/// answer little.
final class ContextFunctions {
  private ContextFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        Define.lenient(
            "current_principal_is_member_of",
            BOOL,
            _ -> Values.FALSE,
            Define.textOrDynamic("group").repeated()),
        Define.lenient("extent_id", GUID, _ -> Values.NULL),
        Define.lenient("extentid", GUID, _ -> Values.NULL),
        Define.lenient("extent_tags", DYNAMIC, _ -> Values.NULL),
        Define.lenient("cursor_current", STRING, _ -> Values.EMPTY_TEXT),
        Define.lenient("current_cursor", STRING, _ -> Values.EMPTY_TEXT),
        Define.lenient("cursor_after", BOOL, _ -> Values.TRUE, Define.text("cursor")),
        Define.lenient("cursor_before_or_at", BOOL, _ -> Values.TRUE, Define.text("cursor")));
  }
}
