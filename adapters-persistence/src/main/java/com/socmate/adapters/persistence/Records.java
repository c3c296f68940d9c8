package com.socmate.adapters.persistence;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
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

  /// Finds each component's column once for a result.
  private record Mapper(Class<?> type) implements RowMapper<Object> {
    @Override
    public Object map(ResultSet rows, StatementContext context) throws SQLException {
      return specialize(rows, context).map(rows, context);
    }

    @Override
    public RowMapper<Object> specialize(ResultSet rows, StatementContext context)
        throws SQLException {
      var components = type.getRecordComponents();
      var parts = new RowMapper<?>[components.length];
      for (int index = 0; index < parts.length; index++) {
        parts[index] = part(components[index], rows, context);
      }
      var constructor = constructor(components);
      return (row, each) -> create(constructor, parts, row, each);
    }

    private static RowMapper<?> part(
        RecordComponent component, ResultSet rows, StatementContext context) throws SQLException {
      if (component.getType().isRecord()) {
        return new Mapper(component.getType()).specialize(rows, context);
      }
      int column = rows.findColumn(snakeCase(component.getName()));
      ColumnMapper<?> mapper =
          context
              .findColumnMapperFor(component.getGenericType())
              .orElseThrow(() -> new IllegalStateException("Nothing reads " + component));
      return (row, each) -> mapper.map(row, column, each);
    }

    private Constructor<?> constructor(RecordComponent[] components) {
      try {
        return type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("Every record has this constructor.", e);
      }
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

    private static String snakeCase(String name) {
      return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
  }
}
