package com.socmate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.adapters.audit.PublicSuffixes;
import com.socmate.domain.audit.observatory.Assessment;
import com.socmate.domain.audit.observatory.CspParser;
import com.socmate.domain.audit.observatory.Observatory;
import com.socmate.domain.audit.observatory.PreloadList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Vectors of the HTTP Observatory: single tests, whole scans with their score, and parsed
/// policies. The file is one object with the lists `unit`, `scan`, `fixtureScans`, `cspParser`.
final class ObservatorySuite implements Suite {
  private static final List<String> DETAILS =
      List.of(
          "http",
          "includeSubDomains",
          "maxAge",
          "meta",
          "numPolicies",
          "policy",
          "preload",
          "preloaded",
          "redirects",
          "sameSite");

  @Override
  public String name() {
    return "observatory";
  }

  @Override
  public Stream<Result> run(VectorFile file) {
    return file.vectors().flatMap(ObservatorySuite::judge);
  }

  private static Stream<Result> judge(Vector whole) {
    var json = whole.json();
    if (!json.path("unit").isArray() || !json.path("scan").isArray()) {
      throw whole.lacks("unit", "a list, and one in \"scan\",");
    }
    var observatory =
        new Observatory(
            preload(json.path("meta").path("hstsPreloadAssumed")), new PublicSuffixes());
    return Stream.of(
            numbered(json, "unit", (id, it) -> unit(id, it, observatory)),
            numbered(json, "scan", (id, it) -> scan(id, it, observatory)),
            numbered(json, "fixtureScans", (id, it) -> scan(id, it, observatory)),
            numbered(json, "cspParser", ObservatorySuite::policies))
        .flatMap(results -> results);
  }

  private interface Judge {
    Result judge(String id, JsonNode vector);
  }

  private static Stream<Result> numbered(JsonNode json, String list, Judge judge) {
    var vectors = json.path(list);
    return IntStream.range(0, vectors.size())
        .mapToObj(i -> judge.judge(list + " " + i, vectors.path(i)));
  }

  private static PreloadList preload(JsonNode entries) {
    Map<String, Boolean> hosts = new TreeMap<>();
    entries
        .properties()
        .forEach(entry -> {
          if (entry.getValue().path("mode").asText().equals("force-https")) {
            hosts.put(entry.getKey(), entry.getValue().path("includeSubDomains").asBoolean());
          }
        });
    return new PreloadList(hosts);
  }

  private static Result unit(String id, JsonNode vector, Observatory observatory) {
    var test = vector.path("test").asText();
    var got = observatory.tests(ObservatoryScan.of(vector)).get(test);
    if (got == null) {
      return new Result.Skipped(id, "test " + test);
    }
    return Result.compare(
        id, test, verdict(vector.path("expect")), verdict(got, vector.path("expect")));
  }

  private static String verdict(JsonNode expected) {
    var details = new TreeMap<String, String>();
    for (String name : DETAILS) {
      if (expected.hasNonNull(name)) {
        details.put(name, text(expected.path(name)));
      }
    }
    return "%s %s %d %s"
        .formatted(
            expected.path("result").asText(),
            expected.path("pass").asBoolean(),
            expected.path("modifier").asInt(),
            details);
  }

  private static String text(JsonNode value) {
    if (!value.isObject()) {
      return value.asText();
    }
    var members = new TreeMap<String, String>();
    value.properties().forEach(it -> members.put(it.getKey(), it.getValue().asText()));
    return members.toString();
  }

  private static String verdict(Assessment got, JsonNode expected) {
    var details = new TreeMap<String, String>();
    got.details()
        .forEach((name, value) -> {
          if (expected.hasNonNull(name)) {
            details.put(
                name, String.valueOf(value instanceof Map<?, ?> map ? new TreeMap<>(map) : value));
          }
        });
    return "%s %s %d %s"
        .formatted(got.outcome().wireName(), got.passed(), got.outcome().modifier(), details);
  }

  private static Result scan(String id, JsonNode vector, Observatory observatory) {
    var expect = vector.path("expect");
    var got = observatory.score(ObservatoryScan.of(vector));
    var expectedTests = new TreeMap<String, String>();
    expect
        .path("tests")
        .properties()
        .forEach(it -> expectedTests.put(it.getKey(), brief(it.getValue())));
    var gotTests = new TreeMap<String, String>();
    got.tests().forEach((name, test) -> gotTests.put(name, brief(test)));
    return Result.compare(
        id,
        "a whole scan",
        "%d %s %d %s"
            .formatted(
                expect.path("score").asInt(),
                expect.path("grade").asText(),
                expect.path("testsPassed").asInt(),
                expectedTests),
        "%d %s %d %s".formatted(got.score(), got.grade(), got.passed(), gotTests));
  }

  private static String brief(JsonNode test) {
    return "%s %s %d"
        .formatted(
            test.path("result").asText(),
            test.path("pass").asBoolean(),
            test.path("modifier").asInt());
  }

  private static String brief(Assessment test) {
    return "%s %s %d"
        .formatted(test.outcome().wireName(), test.passed(), test.outcome().modifier());
  }

  private static Result policies(String id, JsonNode vector) {
    List<String> policies =
        StreamSupport.stream(vector.path("policies").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    var expected = new TreeMap<String, Set<String>>();
    vector
        .path("parsed")
        .properties()
        .forEach(it -> {
          Set<String> sources = new TreeSet<>();
          it.getValue().forEach(source -> sources.add(source.asText()));
          expected.put(it.getKey(), sources);
        });
    var got = new TreeMap<String, Set<String>>();
    CspParser.parse(policies)
        .directives()
        .forEach((directive, sources) -> got.put(directive, new TreeSet<>(sources)));
    return Result.compare(id, policies.toString(), expected.toString(), got.toString());
  }
}
