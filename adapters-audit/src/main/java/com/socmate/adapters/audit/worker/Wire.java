package com.socmate.adapters.audit.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// JSON between a worker and the one outside. What comes out of a sandbox is a stranger's: fields
/// that are unknown, missing, null or of another kind are refused, and so is too much of anything.
public final class Wire {
  /// The most a worker may tell.
  public static final int MOST_BYTES = 24 << 20;

  /// What a worker tells, one part a line, each as soon as it is seen.
  public enum Part {
    SITE,
    TLS,
    DNS,
    MAIL,
    CRAWL,
    END
  }

  private static final int LONGEST_TEXT = 2 << 20;
  private static final int LONGEST_NAME = 8;
  private static final int DEEPEST = 12;
  private static final ObjectMapper JSON = mapper();

  private Wire() {}

  private static ObjectMapper mapper() {
    var mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_TEXT)
                .maxDocumentLength(MOST_BYTES)
                .build());
    return mapper;
  }

  public static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of our own cannot be written.", e);
    }
  }

  /// A part in a line of its own.
  public static byte[] line(Part part, Object value) {
    var json = write(value);
    var line = new ByteArrayOutputStream(json.length + 16);
    line.writeBytes((part.name() + " ").getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(json);
    line.write('\n');
    return line.toByteArray();
  }

  /// The parts whose lines are whole, each once; throws [Malformed] for any other line.
  static Map<Part, byte[]> parts(byte[] output) {
    if (output.length > MOST_BYTES) {
      throw new Malformed("More than " + MOST_BYTES + " bytes came out.");
    }
    Map<Part, byte[]> parts = new EnumMap<>(Part.class);
    int start = 0;
    for (int at = 0; at < output.length; at++) {
      if (output[at] == '\n') {
        int space = start;
        while (space < at && output[space] != ' ' && space - start < LONGEST_NAME) {
          space++;
        }
        var name = new String(output, start, space - start, StandardCharsets.US_ASCII);
        if (parts.put(part(name), Arrays.copyOfRange(output, space, at)) != null) {
          throw new Malformed("A part came out twice.");
        }
        start = at + 1;
      }
    }
    return parts;
  }

  private static Part part(String name) {
    return Arrays.stream(Part.values())
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Malformed("What came out is no part of what was asked for."));
  }

  /// Throws [Malformed] for whatever is not exactly of that kind.
  public static <T> T read(byte[] bytes, Class<T> kind) {
    if (bytes.length > MOST_BYTES) {
      throw new Malformed("More than " + MOST_BYTES + " bytes came out.");
    }
    try {
      return JSON.readValue(bytes, kind);
    } catch (IOException e) {
      throw new Malformed("What came out is not what was asked for: " + e.getMessage());
    }
  }

  /// What came out of a sandbox is not what was asked for.
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String sentence) {
      super(sentence);
    }
  }
}
