package com.socmate.conformance;

import com.socmate.adapters.audit.PublicSuffixes;
import com.socmate.adapters.audit.RetireData;
import com.socmate.adapters.audit.guard.OwnPaces;
import com.socmate.adapters.audit.sandbox.RoomSandbox;
import com.socmate.adapters.audit.sandbox.SandboxSettings;
import com.socmate.application.port.AuditSandbox.Job;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.application.port.AuditSandbox.Outcome;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.check.DeepAudit;
import com.socmate.domain.audit.library.KnownLibraries;
import com.socmate.domain.audit.plan.Errand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Audits of laboratories on this machine, each from a fresh sandbox: one vector per target, with
/// the verdicts that are expected of its checks.
final class AuditLabSuite implements Suite {
  private final InstantSource clock;

  AuditLabSuite(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "audit-lab";
  }

  @Override
  public Stream<Result> run(VectorFile file) {
    return file.vectors().flatMap(this::judge);
  }

  private Stream<Result> judge(Vector vector) {
    var target =
        new AuditTarget(
            vector.requiredText("host"),
            vector.json().path("httpPort").asInt(80),
            vector.json().path("httpsPort").asInt(443));
    var sandbox = RoomSandbox.ofBubblewrap(settings(vector, target), new OwnPaces(), clock);
    var type = AuditType.valueOf(vector.text("type").orElse("shallow").toUpperCase(Locale.ROOT));
    var job = new Job(target, vector.text("zone").orElse(target.host()), Errand.of(type, 1));
    return switch (sandbox.observe(job, Level.NAMESPACES)) {
      case Outcome.SandboxFailed(String reason) ->
          Stream.of(Result.compare(vector.id(), "the sandbox", "it holds", reason));
      case Outcome.Observed observed ->
          compared(
              vector,
              new DeepAudit(new PublicSuffixes(), libraries(vector))
                  .results(type, observed.observations()));
    };
  }

  private static Stream<Result> compared(Vector vector, List<CheckResult> results) {
    Map<String, String> got = new TreeMap<>();
    results.forEach(it -> got.put(it.check().id().value(), it.verdict().wireName()));
    return vector.json().path("expect").properties().stream()
        .map(it ->
            Result.compare(
                vector.id() + " " + it.getKey(),
                it.getKey(),
                it.getValue().asText(),
                Objects.requireNonNullElse(got.get(it.getKey()), "no such check")));
  }

  private static KnownLibraries libraries(Vector vector) {
    try {
      return vector.text("libraries").isPresent()
          ? RetireData.read(Path.of(vector.requiredText("libraries")))
          : KnownLibraries.NONE;
    } catch (IOException unreadable) {
      throw new MalformedVectors("The list of libraries cannot be read.", unreadable);
    }
  }

  private static SandboxSettings settings(Vector vector, AuditTarget target) {
    return new SandboxSettings(
        SandboxSettings.PROGRAMS,
        vector.text("nameServer").map(AuditLabSuite::server),
        vector.texts("anchors"),
        vector.texts("roots"),
        vector
            .text("address")
            .map(it -> Map.of(target.host(), InetAddress.ofLiteral(it)))
            .orElse(Map.of()),
        vector.isTrue("loopback"),
        vector.json().path("perSecond").asInt(0));
  }

  private static InetSocketAddress server(String text) {
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        InetAddress.ofLiteral(text.substring(0, colon)),
        Integer.parseInt(text.substring(colon + 1)));
  }
}
