package com.socmate.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A file of vectors: one JSON object per line, a JSON array of objects, or an object that holds
/// such an array under `vectors`.
public record VectorFile(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public VectorFile {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new MalformedVectors("There is no readable file " + path + ".");
    }
  }

  /// The vectors in order, read as they are asked for; close the stream to close the file.
  public Stream<Vector> vectors() {
    try {
      MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(path.toFile());
      Iterator<Vector> vectors = new InOrder(flattened(values));
      return StreamSupport.stream(
              Spliterators.spliteratorUnknownSize(vectors, Spliterator.ORDERED), false)
          .onClose(() -> close(values));
    } catch (IOException broken) {
      throw notJson(broken);
    }
  }

  private Iterator<JsonNode> flattened(MappingIterator<JsonNode> values) {
    Iterator<JsonNode> lines = new Checked(values);
    if (!lines.hasNext()) {
      throw new MalformedVectors("There are no vectors in " + path + ".");
    }
    JsonNode first = lines.next();
    return first.path("vectors").isArray()
        ? first.path("vectors").iterator()
        : Stream.concat(Stream.of(first), remaining(lines)).iterator();
  }

  private static Stream<JsonNode> remaining(Iterator<JsonNode> lines) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false);
  }

  private static void close(MappingIterator<JsonNode> values) {
    try {
      values.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private MalformedVectors notJson(Exception broken) {
    Throwable cause = broken.getCause() == null ? broken : broken.getCause();
    String where =
        cause instanceof JsonProcessingException json && json.getLocation() != null
            ? " at line " + json.getLocation().getLineNr()
            : "";
    return new MalformedVectors("%s is not JSON%s.".formatted(path, where), broken);
  }

  /// Says in a sentence where the JSON breaks off.
  private final class Checked implements Iterator<JsonNode> {
    private final MappingIterator<JsonNode> values;

    Checked(MappingIterator<JsonNode> values) {
      this.values = values;
    }

    @Override
    public boolean hasNext() {
      try {
        return values.hasNextValue();
      } catch (IOException broken) {
        throw notJson(broken);
      }
    }

    @Override
    public JsonNode next() {
      try {
        return values.nextValue();
      } catch (IOException broken) {
        throw notJson(broken);
      }
    }
  }

  /// Numbers the vectors and refuses what is not an object.
  private final class InOrder implements Iterator<Vector> {
    private final Iterator<JsonNode> values;
    private int number;

    InOrder(Iterator<JsonNode> values) {
      this.values = values;
    }

    @Override
    public boolean hasNext() {
      return values.hasNext();
    }

    @Override
    public Vector next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      number++;
      JsonNode value = values.next();
      if (!value.isObject()) {
        throw new MalformedVectors("Vector %d of %s is not a JSON object.".formatted(number, path));
      }
      return new Vector(number, value);
    }
  }
}
