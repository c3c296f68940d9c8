package com.socmate.kql.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import com.socmate.kql.function.GeoIp;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where addresses are, by a database of cities in the MaxMind format, which is mapped and not read
/// whole. Any number of threads may ask it.
public final class CityDatabase implements GeoIp, Closeable {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f]*:[0-9a-f:.]*");
  private static final String LANGUAGE = "en";

  private final Reader reader;

  private CityDatabase(Reader reader) {
    this.reader = reader;
  }

  /// The database in a file; [IOException] where there is none, or the file is something else.
  public static CityDatabase open(Path file) throws IOException {
    return new CityDatabase(new Reader(file.toFile(), new CHMCache()));
  }

  /// Country, state, city, latitude and longitude as far as they are known. Names are never looked
  /// up: what is no address is nowhere.
  @Override
  public Value locate(String address) {
    if (!ADDRESS.matcher(address.toLowerCase(Locale.ROOT)).matches()) {
      return Values.NULL;
    }
    try {
      Map<?, ?> record = reader.get(InetAddress.ofLiteral(address), Map.class);
      return record == null ? Values.NULL : place(record);
    } catch (IllegalArgumentException _) {
      return Values.NULL;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the database of places cannot be read", unreadable);
    }
  }

  private static Value place(Map<?, ?> record) {
    Map<String, Value> place = new LinkedHashMap<>();
    name(record.get("country")).ifPresent(it -> place.put("country", Values.of(it)));
    if (record.get("subdivisions") instanceof List<?> parts && !parts.isEmpty()) {
      name(parts.getFirst()).ifPresent(it -> place.put("state", Values.of(it)));
    }
    name(record.get("city")).ifPresent(it -> place.put("city", Values.of(it)));
    if (record.get("location") instanceof Map<?, ?> location) {
      for (String side : List.of("latitude", "longitude")) {
        if (location.get(side) instanceof Number degrees) {
          place.put(side, Values.of(degrees.doubleValue()));
        }
      }
    }
    return place.isEmpty() ? Values.NULL : new Value.Bag(place);
  }

  private static Optional<String> name(@Nullable Object named) {
    return named instanceof Map<?, ?> properties
            && properties.get("names") instanceof Map<?, ?> names
            && names.get(LANGUAGE) instanceof String name
        ? Optional.of(name)
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
