package com.socmate.adapters.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one JSON object in UTF-8 and nothing else. Duplicate members, anything behind the object,
/// U+0000, lone surrogates, nesting beyond 50 and numbers of absurd length are refused, because
/// whatever accepts them reads something other than what the sender's checks read.
///
/// Text that is no JSON is a body that failed validation, so it is answered with 422 and the place
/// where reading stopped; the contract keeps 400 for parameters.
public final class StrictJson {
  public static final int MAX_DEPTH = 50;
  private static final int MAX_NUMBER = 100;
  private static final ObjectMapper MAPPER = mapper();

  private StrictJson() {}

  /// @throws InvalidBody if the bytes are anything but one well-formed object
  public static ObjectNode read(byte[] bytes) {
    var node = parse(decode(bytes));
    if (!(node instanceof ObjectNode object)) {
      throw refused(
          "The body must be a JSON object; found " + kindOf(node) + ".", "type_error.dict");
    }
    UnstorableText.in(object)
        .ifPresent(violation -> {
          throw new InvalidBody(violation);
        });
    return object;
  }

  /// The object without members.
  public static ObjectNode nothing() {
    return MAPPER.createObjectNode();
  }

  /// What a value is, as a sentence names it.
  static String kindOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> node.asBoolean() ? "true" : "false";
      case NULL -> "null";
      case MISSING -> "nothing";
    };
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw notJson("The body is not well-formed UTF-8.");
    }
  }

  private static JsonNode parse(String text) {
    if (text.isBlank()) {
      throw notJson("The body is empty; a JSON object is expected.");
    }
    try {
      return Optional.ofNullable(MAPPER.readTree(text))
          .filter(node -> node.getNodeType() != JsonNodeType.MISSING)
          .orElseThrow(() -> notJson("The body is empty; a JSON object is expected."));
    } catch (JsonProcessingException e) {
      throw notJson(sentence(e));
    }
  }

  private static String sentence(JsonProcessingException e) {
    var where = e.getLocation();
    return "The body is not the JSON that is read here"
        + (where == null || where.equals(JsonLocation.NA)
            ? ""
            : " at line " + where.getLineNr() + ", column " + where.getColumnNr())
        + ": "
        + reason(e.getOriginalMessage())
        + ".";
  }

  /// Jackson's words name its own classes and quote the input; these do neither.
  private static String reason(String jackson) {
    var words = jackson.toLowerCase(Locale.ROOT);
    if (words.startsWith("duplicate field")) {
      return "a member is there twice";
    }
    if (words.contains("trailing token")) {
      return "something follows the object";
    }
    if (words.contains("nesting depth")) {
      return "it is nested deeper than " + MAX_DEPTH;
    }
    if (words.contains("number value length") || words.contains("number length")) {
      return "a number has more than " + MAX_NUMBER + " digits";
    }
    if (words.contains("end-of-input")) {
      return "it ends too early";
    }
    return "an unexpected character stands there";
  }

  private static InvalidBody notJson(String msg) {
    return refused(msg, "value_error.jsondecode");
  }

  private static InvalidBody refused(String msg, String type) {
    return new InvalidBody(new Violation(List.of("body"), msg, type));
  }

  private static ObjectMapper mapper() {
    var constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_NUMBER)
            .maxNameLength(1_000)
            .build();
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }
}
