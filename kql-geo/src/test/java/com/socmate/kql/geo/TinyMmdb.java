package com.socmate.kql.geo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes databases in the MaxMind format: a tree of the bits of IPv4 networks, records, metadata.
final class TinyMmdb {
  private static final int RECORD_BITS = 24;
  private static final byte[] MARK =
      "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

  private final List<int[]> nodes = new ArrayList<>(List.of(new int[2]));
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /// Says where a network is, such as `81.2.69.0`, 24.
  TinyMmdb with(String network, int prefix, Map<String, Object> record) {
    int place = data.size();
    write(record, data);
    int bits = 0;
    for (String part : network.split("\\.", -1)) {
      bits = bits << 8 | Integer.parseInt(part);
    }
    int node = 0;
    for (int depth = 0; depth < prefix; depth++) {
      int side = bits >>> (31 - depth) & 1;
      if (depth == prefix - 1) {
        nodes.get(node)[side] = -1 - place;
      } else {
        node = below(node, side);
      }
    }
    return this;
  }

  private int below(int node, int side) {
    if (nodes.get(node)[side] == 0) {
      nodes.add(new int[2]);
      nodes.get(node)[side] = nodes.size() - 1;
    }
    return nodes.get(node)[side];
  }

  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int record : node) {
        int known = record < 0 ? nodes.size() + 16 - 1 - record : record;
        put(all, record == 0 ? nodes.size() : known, RECORD_BITS / 8);
      }
    }
    all.writeBytes(new byte[16]);
    all.writeBytes(data.toByteArray());
    all.writeBytes(MARK);
    write(
        Map.of(
            "binary_format_major_version",
            (short) 2,
            "binary_format_minor_version",
            (short) 0,
            "build_epoch",
            1_767_225_600L,
            "database_type",
            "Tiny-City",
            "description",
            Map.of("en", "made by a test"),
            "ip_version",
            (short) 4,
            "languages",
            List.of("en"),
            "node_count",
            nodes.size(),
            "record_size",
            (short) RECORD_BITS),
        all);
    return all.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, long number, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (number >>> shift));
    }
  }

  private static void write(@Nullable Object value, ByteArrayOutputStream out) {
    switch (value) {
      case String text -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(2, utf8.length, out);
        out.writeBytes(utf8);
      }
      case Double real -> {
        head(3, 8, out);
        put(out, Double.doubleToLongBits(real), 8);
      }
      case Short number -> number(5, 2, number, out);
      case Integer number -> number(6, 4, number, out);
      case Long number -> number(9, 8, number, out);
      case List<?> items -> {
        head(11, items.size(), out);
        items.forEach(it -> write(it, out));
      }
      case Map<?, ?> properties -> {
        head(7, properties.size(), out);
        properties.forEach((name, it) -> {
          write(name, out);
          write(it, out);
        });
      }
      case null, default -> throw new IllegalArgumentException("not written: " + value);
    }
  }

  private static void number(int type, int bytes, long number, ByteArrayOutputStream out) {
    head(type, bytes, out);
    put(out, number, bytes);
  }

  private static void head(int type, int size, ByteArrayOutputStream out) {
    if (size > 28) {
      throw new IllegalArgumentException("longer than this writer writes: " + size);
    }
    out.write((type > 7 ? 0 : type << 5) | size);
    if (type > 7) {
      out.write(type - 7);
    }
  }
}
