package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.DynamicColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `bag_unpack`: a column for each property that any of the bags has.
final class BagUnpack {
  private final Session session;
  private final Terms terms;

  BagUnpack(Session session, Terms terms) {
    this.session = session;
    this.terms = terms;
  }

  private record Options(String prefix, String conflict, Set<String> ignored) {}

  Plan bind(Operator.Evaluate evaluate, Plan input, Frame frame) {
    List<Expr> arguments = evaluate.plugin().arguments();
    if (arguments.isEmpty()
        || !(terms.bind(arguments.getFirst(), frame)
            instanceof Term.Field(int place, ScalarType type))
        || type != ScalarType.DYNAMIC) {
      throw session.fail(
          evaluate.span(), "`bag_unpack` takes a dynamic column.", "Name the column of bags.");
    }
    Options options = options(arguments, frame);
    if (session.preview == null) {
      return unseen(input, place);
    }
    return unpacked(session.preview.run(input), place, options);
  }

  private Options options(List<Expr> arguments, Frame frame) {
    String prefix = "";
    String conflict = "error";
    Set<String> ignored = new LinkedHashSet<>();
    for (int i = 1; i < arguments.size(); i++) {
      Expr argument = arguments.get(i);
      String name = argument instanceof Expr.Named named ? named.names().getFirst().text() : "";
      Value value = terms.constant(argument, frame);
      boolean isPrefix = name.isEmpty() ? i == 1 : name.equals("OutputColumnPrefix");
      if (value instanceof Value.Array(List<Value> items)) {
        items.forEach(item -> ignored.add(ColumnNames.text(item)));
      } else if (isPrefix) {
        prefix = ColumnNames.text(value);
      } else {
        conflict = ColumnNames.text(value);
      }
    }
    return new Options(prefix, conflict, ignored);
  }

  private static Plan unseen(Plan input, int bag) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < input.type().size(); place++) {
      if (place != bag) {
        places.add(place);
      }
    }
    Plan rest = Projections.only(input, places);
    return new Plan.Project(rest, rest.type().opened(true), Projections.fields(rest.type()));
  }

  private static Plan unpacked(Plan.Rows rows, int bag, Options options) {
    DynamicColumn bags = (DynamicColumn) rows.columns().get(bag);
    Map<String, ScalarType> properties = properties(bags, rows.count(), options);
    Map<String, Column> columns = new LinkedHashMap<>();
    Map<String, ScalarType> types = new LinkedHashMap<>();
    for (int place = 0; place < rows.type().size(); place++) {
      if (place != bag) {
        columns.put(rows.type().column(place).name(), rows.columns().get(place));
        types.put(rows.type().column(place).name(), rows.type().column(place).type());
      }
    }
    properties.forEach((key, type) -> {
      String name = options.prefix() + key;
      if (!columns.containsKey(name) || !options.conflict().equals("keep_source")) {
        columns.put(name, column(bags, rows.count(), key, type));
        types.put(name, type);
      }
    });
    List<ColumnSchema> schema = new ArrayList<>();
    types.forEach((name, type) -> schema.add(new ColumnSchema(name, type)));
    return new Plan.Rows(
        RowType.of(schema).opened(true), List.copyOf(columns.values()), rows.count());
  }

  private static Map<String, ScalarType> properties(
      DynamicColumn bags, int count, Options options) {
    Map<String, ScalarType> properties = new TreeMap<>();
    for (int row = 0; row < count; row++) {
      if (bags.getDynamic(row) instanceof Value.Bag(Map<String, Value> bag)) {
        bag.forEach((key, value) -> {
          if (!options.ignored().contains(key) && !value.isNull()) {
            properties.merge(key, typeOf(value), BagUnpack::wider);
          }
        });
      }
    }
    return properties;
  }

  private static ScalarType wider(ScalarType a, ScalarType b) {
    if (a == b) {
      return a;
    }
    boolean numbers = a.isNumeric() && b.isNumeric();
    return numbers ? ScalarType.REAL : ScalarType.DYNAMIC;
  }

  static ScalarType typeOf(Value value) {
    return switch (value) {
      case Value.Bool _ -> ScalarType.BOOL;
      case Value.Int32 _, Value.Int64 _ -> ScalarType.LONG;
      case Value.Real _ -> ScalarType.REAL;
      case Value.Decimal _ -> ScalarType.DECIMAL;
      case Value.Text _ -> ScalarType.STRING;
      case Value.Datetime _ -> ScalarType.DATETIME;
      case Value.Timespan _ -> ScalarType.TIMESPAN;
      case Value.Guid _ -> ScalarType.GUID;
      case Value.Null _, Value.Array _, Value.Bag _ -> ScalarType.DYNAMIC;
    };
  }

  private static Column column(DynamicColumn bags, int count, String key, ScalarType type) {
    ColumnBuilder builder = Column.builder(type, count);
    for (int row = 0; row < count; row++) {
      Value value =
          bags.getDynamic(row) instanceof Value.Bag(Map<String, Value> bag)
              ? bag.getOrDefault(key, Values.NULL)
              : Values.NULL;
      if (value.isNull()) {
        builder.appendNull();
      } else {
        builder.append(type.isNumeric() ? Folding.widen(value, type) : value);
      }
    }
    return builder.build();
  }
}
