package com.socmate.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/// A tally for people, ending in the line that programs read, and the same as JSON.
record Report(Suite suite, Path file, Tally tally) {

  void print(PrintWriter out) {
    tally.failures().forEach(failure -> out.println(shown(failure)));
    tally
        .skippedBecause()
        .forEach((why, count) -> out.println("skipped %d: %s".formatted(count, why)));
    tally
        .sides()
        .forEach((field, share) ->
            out.println(
                "%s: %s %% (%d of %d)"
                    .formatted(field, rounded(share.percent()), share.agreed(), share.of())));
    out.println(tally.line());
  }

  private static String shown(Result.Failed failure) {
    return "failed %s: %s%n  expected %s%n  got      %s"
        .formatted(failure.id(), failure.what(), failure.expected(), failure.got());
  }

  static String rounded(double percent) {
    return String.format(Locale.ROOT, "%.1f", percent);
  }

  void write(Path target) {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    try {
      mapper.writeValue(target.toFile(), json(mapper.createObjectNode()));
    } catch (IOException broken) {
      throw new MalformedVectors(
          "The report cannot be written to %s: %s.".formatted(target, broken.getMessage()), broken);
    }
  }

  private ObjectNode json(ObjectNode report) {
    report.put("suite", suite.name()).put("file", file.toString());
    report.put("passed", tally.passed()).put("failed", tally.failed());
    report.put("skipped", tally.skipped()).put("percent", tally.percent());
    ObjectNode why = report.putObject("skipped_because");
    tally.skippedBecause().forEach(why::put);
    ObjectNode fields = report.putObject("fields");
    tally.sides().forEach((field, share) -> put(fields.putObject(field), share));
    ArrayNode cases = report.putArray("cases");
    tally.cases().forEach(it -> cases.addObject().put("id", it.id()).put("verdict", it.verdict()));
    ArrayNode failures = report.putArray("failures");
    tally.failures().forEach(failure -> put(failures.addObject(), failure));
    return report;
  }

  private static void put(ObjectNode field, Tally.Share share) {
    field.put("agreed", share.agreed()).put("of", share.of()).put("percent", share.percent());
  }

  private static void put(ObjectNode entry, Result.Failed failure) {
    entry.put("id", failure.id()).put("what", failure.what());
    entry.put("expected", failure.expected()).put("got", failure.got());
  }
}
