package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.socmate.application.port.Audits;
import com.socmate.domain.audit.AuditFinding;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Check;
import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Evidence;
import com.socmate.domain.audit.FindingState;
import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.audit.check.DeepAudit;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is given out as SARIF, held against the schema that OASIS published for 2.1.0.
class AuditSarifTest {
  private static final Schema SCHEMA = schema();
  private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");
  private static final List<String> LOCATORS =
      List.of("", "/", "/orders/{x}", "/docs/a%20b.html", "/a;b=c/d", "/*!~'()");

  @Test
  void every_check_in_every_state_however_it_was_judged_is_sarif() throws IOException {
    assertThat(complaints(written(found()))).isEmpty();
  }

  @Test
  void an_audit_without_findings_is_sarif() throws IOException {
    assertThat(complaints(written(List.of()))).isEmpty();
  }

  @Test
  void a_place_that_stands_for_many_is_a_uri_that_can_be_read_back() throws IOException {
    assertThat(written(found())).contains("https://acme.example.com/orders/%7Bx%7D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":\"2.1.0\"|\"version\":\"2.1\"",
        "\"name\":\"SoCMate\"|\"title\":\"SoCMate\"",
        "\"level\":\"error\"|\"level\":\"high\"",
        "\"baselineState\":\"absent\"|\"baselineState\":\"fixed\"",
        "\"kind\":\"external\"|\"kind\":\"triage\"",
        "\"ruleId\":|\"rule\":",
        "\"message\":{\"text\":|\"message\":{\"words\":",
        "%7Bx%7D|{x}",
        "\"shortDescription\":{\"text\"|\"shortDescription\":{\"short\""
      })
  void what_is_none_is_noticed(String sound, String wrong) throws IOException {
    var sarif = written(found());
    assertThat(sarif).contains(sound);
    assertThat(complaints(sarif.replace(sound, wrong))).isNotEmpty();
  }

  private static String written(List<Audits.Found> found) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(AuditSarif.of(found));
  }

  private static List<String> complaints(String sarif) {
    return SCHEMA
        .validate(
            sarif,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static List<Audits.Found> found() {
    List<Audits.Found> all = new ArrayList<>();
    for (Check check : DeepAudit.catalogue(AuditType.DEEP)) {
      int number = all.size();
      all.add(
          new Audits.Found(
              finding(check, number),
              AT,
              triage(number),
              triage(number).filter(it -> it.hides(AT)).isPresent()));
    }
    return all;
  }

  private static AuditFinding finding(Check check, int number) {
    var severities = Severity.values();
    var states = FindingState.values();
    return new AuditFinding(
        new FindingId("fnd_%026d".formatted(number)),
        check,
        AuditTarget.of("acme.example.com"),
        new Defect(
            severities[number % severities.length],
            LOCATORS.get(number % LOCATORS.size()),
            "which",
            "It says \"é\" <b>\u2028\n\t{x}",
            List.of(new Evidence("tls", "a greeting", "what was seen"))),
        Fingerprint.of("audit:1:" + check.id(), new TreeMap<>(Map.of("asset", "acme"))),
        states[number % states.length]);
  }

  private static Optional<FindingTriage> triage(int number) {
    var verdicts = FindingTriage.Verdict.values();
    return number % 5 == 4
        ? Optional.empty()
        : Optional.of(
            new FindingTriage(
                verdicts[number % verdicts.length],
                "Because of {x} & <y>",
                new UserId("usr_0123456789"),
                AT.minusSeconds(60),
                Optional.of(AT.plusSeconds(60))));
  }

  private static Schema schema() {
    try (var in = AuditSarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(
              new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8),
              InputFormat.JSON);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
