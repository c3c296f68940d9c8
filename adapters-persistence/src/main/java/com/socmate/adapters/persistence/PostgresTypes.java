package com.socmate.adapters.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/// How Java's values travel to PostgreSQL and back.
final class PostgresTypes {
  private static final char REPLACEMENT = '\uFFFD';

  private PostgresTypes() {}

  static void register(Jdbi jdbi) {
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    jdbi.registerRowMapper(new Records());
    jdbi.registerArgument(new TextArgument());
    jdbi.registerArgument(new InstantArgument());
    jdbi.registerArgument(new DurationArgument());
    jdbi.registerArrayType(new TextArray());
    jdbi.registerArrayType(new InstantArray());
    jdbi.registerArrayType(Integer.class, "int4");
    jdbi.registerArrayType(Long.class, "int8");
    jdbi.registerArrayType(Boolean.class, "bool");
    jdbi.registerColumnMapper(Instant.class, INSTANT);
  }

  private static final ColumnMapper<Instant> INSTANT =
      (rows, column, _) -> {
        var time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
      };

  /// PostgreSQL keeps microseconds; cut rather than rounded up into the future.
  private static OffsetDateTime stored(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  /// PostgreSQL's text holds neither U+0000 nor half a surrogate pair, and texts from logs may.
  static String storable(String text) {
    int length = text.length();
    for (int at = 0; at < length; at++) {
      if (isUnstorable(text, at)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    var clean = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      if (isUnstorable(text, at)) {
        clean.setCharAt(at, REPLACEMENT);
      }
    }
    return clean.toString();
  }

  private static boolean isUnstorable(String text, int at) {
    char c = text.charAt(at);
    return c == 0
        || (Character.isHighSurrogate(c)
            && !(at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))))
        || (Character.isLowSurrogate(c)
            && !(at > 0 && Character.isHighSurrogate(text.charAt(at - 1))));
  }

  private static final class TextArgument extends AbstractArgumentFactory<String> {
    TextArgument() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
      return (position, statement, _) -> statement.setString(position, storable(value));
    }
  }

  private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, _) -> set(statement, position, value);
    }

    private static void set(PreparedStatement statement, int position, Instant value)
        throws SQLException {
      statement.setObject(position, stored(value));
    }
  }

  /// In ISO 8601, for the statement to cast to `interval`.
  private static final class DurationArgument extends AbstractArgumentFactory<Duration> {
    DurationArgument() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(Duration value, ConfigRegistry config) {
      return (position, statement, _) -> statement.setString(position, value.toString());
    }
  }

  private static final class TextArray implements SqlArrayType<String> {
    @Override
    public String getTypeName() {
      return "text";
    }

    @Override
    public @Nullable Object convertArrayElement(@Nullable String element) {
      return element == null ? null : storable(element);
    }
  }

  private static final class InstantArray implements SqlArrayType<Instant> {
    @Override
    public String getTypeName() {
      return "timestamptz";
    }

    @Override
    public @Nullable Object convertArrayElement(@Nullable Instant element) {
      return element == null ? null : stored(element).toString();
    }
  }
}
