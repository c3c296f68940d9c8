package com.socmate.application.audit;

import com.socmate.application.investigation.report.Block;
import com.socmate.application.investigation.report.Document;
import com.socmate.application.investigation.report.Line;
import com.socmate.application.port.Audits;
import com.socmate.domain.audit.FindingState;
import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.workspace.DomainName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The report on an audit that has completed: first what has changed, then what is there, then what
/// was looked at and what was not. The same audit makes the same report until people judge its
/// findings anew.
public final class AuditReport {
  private static final Comparator<Audits.Found> WORST_FIRST =
      Comparator.<Audits.Found, Severity>comparing(it -> it.finding().defect().severity())
          .reversed()
          .thenComparing(it -> it.finding().check().id())
          .thenComparing(it -> it.finding().fingerprint().value());

  private final Audits.Listed audit;
  private final List<Audits.Found> findings;
  private final List<Audits.Covered> coverage;

  private AuditReport(
      Audits.Listed audit, List<Audits.Found> findings, List<Audits.Covered> coverage) {
    this.audit = audit;
    this.findings = findings.stream().sorted(WORST_FIRST).toList();
    this.coverage = coverage;
  }

  /// @param audit one that has completed
  public static Document of(
      Audits.Listed audit, List<Audits.Found> findings, List<Audits.Covered> coverage) {
    return new AuditReport(audit, findings, coverage).document();
  }

  private Document document() {
    var targets =
        audit.audit().order().targets().stream()
            .map(DomainName::value)
            .collect(Collectors.joining(", "));
    List<Block> blocks = new ArrayList<>();
    blocks.add(verdict());
    blocks.addAll(change());
    blocks.addAll(found());
    blocks.addAll(rooms());
    blocks.addAll(Walks.of(coverage));
    blocks.addAll(covered());
    blocks.addAll(suppressed());
    return new Document("Audit of " + targets, Persona.SOC_ANALYST, blocks);
  }

  private Block verdict() {
    var standing = audit.standing().orElseThrow();
    int open = standing.findings();
    return new Block.Verdict(
        open == 0 ? Outcome.CLEAR : Outcome.FINDINGS,
        Line.of(
            "Grade "
                + standing.score().grade()
                + ", "
                + standing.score().points()
                + " of 100: "
                + open
                + (open == 1 ? " finding." : " findings.")));
  }

  private List<Block> change() {
    return List.of(
        new Block.Heading("Since the audits before"),
        new Block.Facts(
            List.of(
                new Block.Fact("New", titles(FindingState.NEW)),
                new Block.Fact("Back again", titles(FindingState.REGRESSED)),
                new Block.Fact("Fixed", titles(FindingState.FIXED)),
                new Block.Fact(
                    "Still there", Line.of(Long.toString(shown(FindingState.STILL).size()))))));
  }

  private Line titles(FindingState state) {
    var all = shown(state);
    return Line.of(
        all.isEmpty()
            ? "none"
            : all.stream()
                .map(it ->
                    it.finding().check().id()
                        + " "
                        + it.finding().check().title()
                        + " ("
                        + it.finding().target().host()
                        + ")")
                .collect(Collectors.joining("; ")));
  }

  private List<Audits.Found> shown(FindingState state) {
    return shown(it -> it.finding().state() == state);
  }

  private List<Audits.Found> shown(Predicate<Audits.Found> which) {
    return findings.stream().filter(it -> !it.hidden()).filter(which).toList();
  }

  private List<Block> found() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading("Findings"));
    int number = 0;
    for (var found : shown(it -> it.finding().state().isOpen())) {
      blocks.add(found(++number, found));
    }
    if (number == 0) {
      blocks.add(
          new Block.Paragraph(Line.of("None. What was not looked at stands in the table below.")));
    }
    return blocks;
  }

  private static Block found(int number, Audits.Found found) {
    var finding = found.finding();
    var check = finding.check();
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("Target", Line.EMPTY.value(finding.target().host())));
    if (!finding.defect().locator().isEmpty()) {
      facts.add(new Block.Fact("Place", Line.EMPTY.value(finding.defect().locator())));
    }
    facts.add(new Block.Fact("State", Line.of(word(finding.state()))));
    facts.add(new Block.Fact("Seen", Line.of(finding.defect().detail())));
    for (var evidence : finding.defect().evidence()) {
      facts.add(
          new Block.Fact(
              "Evidence, " + evidence.kind(),
              Line.EMPTY.value(evidence.sent()).words(" → ").value(evidence.received())));
    }
    facts.add(new Block.Fact("Remedy", Line.of(check.recommendation())));
    if (check.cwe() != 0) {
      facts.add(new Block.Fact("Weakness", Line.of("CWE-" + check.cwe())));
    }
    facts.add(new Block.Fact("First seen", Line.of(found.discoveredAt().toString())));
    facts.add(new Block.Fact("Fingerprint", Line.EMPTY.value(finding.fingerprint().value())));
    return new Block.Found(
        number, finding.defect().severity(), Line.of(check.id() + " " + check.title()), facts);
  }

  private List<Block> rooms() {
    return List.of(
        new Block.Heading("From where it was looked at"),
        new Block.Table(
            Line.of("Each target from a fresh room. Nothing was sent that changes a state."),
            List.of("target", "level of the room", "from", "to", "taken down", "limited"),
            coverage.stream().map(AuditReport::room).toList()));
  }

  private static List<Line> room(Audits.Covered covered) {
    var room = covered.room();
    return List.of(
        Line.EMPTY.value(covered.target().value()),
        Line.of(word(room.level())),
        Line.of(room.startedAt().toString()),
        Line.of(room.endedAt().toString()),
        Line.of(room.destroyed() ? "yes" : "no"),
        Line.of(covered.limited().isEmpty() ? "no" : covered.limited()));
  }

  private List<Block> covered() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading("What was looked at"));
    for (var covered : coverage) {
      blocks.add(
          new Block.Table(
              Line.EMPTY.value(covered.target().value()),
              List.of("check", "verdict", "why"),
              covered.checks().stream()
                  .map(it ->
                      List.of(
                          Line.of(it.check().value()), Line.of(it.verdict()), Line.of(it.reason())))
                  .toList()));
    }
    return blocks;
  }

  private List<Block> suppressed() {
    var hidden = findings.stream().filter(Audits.Found::hidden).toList();
    return hidden.isEmpty()
        ? List.of()
        : List.of(
            new Block.Heading("Suppressed, and in no count"),
            new Block.Items(hidden.stream().map(AuditReport::suppressed).toList(), false));
  }

  private static Line suppressed(Audits.Found found) {
    var finding = found.finding();
    var line =
        Line.of(finding.check().id() + " " + finding.check().title() + ", ")
            .value(finding.target().host());
    return found
        .triage()
        .map(it -> line.words(": " + word(it.verdict()) + ", ").value(it.reason()).words(end(it)))
        .orElse(line);
  }

  private static String end(FindingTriage triage) {
    return triage.until().map(it -> ", until " + it).orElse("");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
