package com.socmate.adapters.persistence;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Binds rows to statements and reads them from results, component by component under the name in
/// snake_case; a record within a record lies flat. Jdbi's own mappers want public records, and rows
/// are nobody else's business.
final class Records implements RowMapperFactory {
  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    return type instanceof Class<?> row && row.isRecord()
        ? Optional.of(new Mapper(row))
        : Optional.empty();
  }

  /// A row's values under its components' names, as statements name them.
  static Map<String, @Nullable Object> values(Record row) {
    var values = new HashMap<String, @Nullable Object>();
    collect(row, values);
    return values;
  }

  private static void collect(Record row, Map<String, @Nullable Object> values) {
    for (var component : row.getClass().getRecordComponents()) {
      Object value = value(row, component);
      switch (value) {
        case Record inner -> collect(inner, values);
        case Collection<?> texts ->
            values.put(
                component.getName(), texts.stream().map(String.class::cast).toArray(String[]::new));
        case null, default -> values.put(component.getName(), value);
      }
    }
  }

  private static @Nullable Object value(Record row, RecordComponent component) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A row's component cannot be read: " + component, e);
    }
  }

  /// What is known of a row before any result: found out once, since every result needs it.
  private record Shape(Constructor<?> constructor, List<Part> parts) {
    private static final ClassValue<Shape> OF =
        new ClassValue<>() {
          @Override
          protected Shape computeValue(Class<?> row) {
            return of(row);
          }
        };

    private static Shape of(Class<?> row) {
      var components = row.getRecordComponents();
      try {
        return new Shape(
            row.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new)),
            Arrays.stream(components).map(Part::of).toList());
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("Every record has this constructor.", e);
      }
    }
  }

  /// @param type of a row within the row, if it is a record
  private record Part(String column, Class<?> type, QualifiedType<?> content) {
    static Part of(RecordComponent component) {
      return new Part(
          snakeCase(component.getName()),
          component.getType(),
          QualifiedType.of(component.getGenericType()));
    }

    private static String snakeCase(String name) {
      return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
  }

  /// Finds each component's column once for a result.
  private record Mapper(Class<?> type) implements RowMapper<Object> {
    @Override
    public Object map(ResultSet rows, StatementContext context) throws SQLException {
      return specialize(rows, context).map(rows, context);
    }

    @Override
    public RowMapper<Object> specialize(ResultSet rows, StatementContext context)
        throws SQLException {
      var shape = Shape.OF.get(type);
      var parts = new RowMapper<?>[shape.parts().size()];
      for (int index = 0; index < parts.length; index++) {
        parts[index] = part(shape.parts().get(index), rows, context);
      }
      return (row, each) -> create(shape.constructor(), parts, row, each);
    }

    private static RowMapper<?> part(Part part, ResultSet rows, StatementContext context)
        throws SQLException {
      if (part.type().isRecord()) {
        return new Mapper(part.type()).specialize(rows, context);
      }
      int column = rows.findColumn(part.column());
      ColumnMapper<?> mapper =
          context
              .findColumnMapperFor(part.content())
              .orElseThrow(() -> new IllegalStateException("Nothing reads " + part));
      return (row, each) -> mapper.map(row, column, each);
    }

    private static Object create(
        Constructor<?> constructor, RowMapper<?>[] parts, ResultSet row, StatementContext context)
        throws SQLException {
      var values = new @Nullable Object[parts.length];
      for (int index = 0; index < parts.length; index++) {
        values[index] = parts[index].map(row, context);
      }
      try {
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("A row cannot be made: " + constructor, e);
      }
    }
  }
}
