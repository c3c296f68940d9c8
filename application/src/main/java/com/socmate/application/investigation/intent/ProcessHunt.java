package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Subject;
import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Programs that the question names, started on Windows computers (4688): which, from what parent,
/// with what on the command line.
final class ProcessHunt implements Intent {
  private static final Pattern BEFORE_PARENT =
      Pattern.compile(
          "(?i)\\b(?:by|from|child(?:ren)? (?:process(?:es)? )?of|parent(?: process)?(?: is| being)?|under)\\s+(?:the\\s+)?(?:[\\w.-]+(?:\\s*,\\s*|\\s+(?:or|and)\\s+|\\s*,\\s*(?:or|and)\\s+))*$");
  private static final Pattern AFTER_PARENT =
      Pattern.compile(
          "(?i)^(?:\\s*,?\\s*(?:or\\s+|and\\s+)?[\\w.-]+\\.exe)*\\s+(?:spawn(?:s|ed|ing)?|launch(?:es|ing)|start(?:s|ing)|execut(?:es|ing)|creat(?:es|ing)|running)\\s+(?:an?\\s+)?(?:[\\w-]+\\.exe|powershell|pwsh|cmd|mshta|wscript|cscript)\\b");
  private static final Pattern STARTED =
      Pattern.compile(
          "\\b(?:start\\w*|launch\\w*|spawn\\w*|execut\\w*|r[au]n(?:ning|s)?|us(?:e|ed|es|age)|process(?:es)?|invok\\w*|command[- ]?lines?|child|on (?:any|a|the|our|all)|anywhere|any|seen)\\b");
  private static final Pattern UNNAMED_PARENT =
      Pattern.compile(
          "\\b(?:apps?|applications?|programs?|documents?|browsers?|servers?) (?:launching|spawning|starting|running)\\b|\\b(?:launched|spawned|started|run) by\\b|\\bchild (?:process(?:es)? )?of\\b");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "\\b(?:services?|connect\\w*|traffic|network|dns|mail\\w*|attachments?|alerts?)\\b");
  private static final Pattern ENCODED = Pattern.compile("(?i)-e(?:nc\\w*)?");

  private static final EventKind STARTS = kind(List.of());

  @Override
  public String name() {
    return STARTS.name();
  }

  @Override
  public Work work() {
    return STARTS.work();
  }

  @Override
  public String example() {
    return STARTS.example();
  }

  /// A parent or a hidden command says more than any other kind of check about processes.
  @Override
  public int fit(Wording words) {
    if (programs(words).isEmpty() || words.says(ELSEWHERE) || !words.says(STARTED)) {
      return 0;
    }
    return !parents(words).isEmpty() && !children(words).isEmpty() ? 40 : 13;
  }

  @Override
  public Planned plan(Wording words) {
    if (children(words).isEmpty()) {
      return new Planned.CannotHonour("It names a parent, but no program that was started.");
    }
    return parents(words).isEmpty() && words.says(UNNAMED_PARENT)
        ? new Planned.CannotHonour(
            "It asks for what a kind of program started; name the parents, such as winword.exe.")
        : new EventCount(kind(conditions(words))).plan(words);
  }

  private static List<String> conditions(Wording words) {
    var conditions = new ArrayList<String>();
    conditions.add(any(children(words), "NewProcessName", true));
    var parents = parents(words);
    if (!parents.isEmpty()) {
      conditions.add(any(parents, "ParentProcessName", false));
    }
    words.named(EntityType.COMMAND_LINE).forEach(it -> conditions.add(commandLine(it.value())));
    return conditions;
  }

  private static String commandLine(String token) {
    return ENCODED.matcher(token).matches()
        ? WindowsKinds.ENCODED_COMMAND
        : "CommandLine contains " + Kql.text(token);
  }

  /// A program is known by its file, or by its name on somebody's command line.
  private static String any(List<Entity> programs, String column, boolean anywhere) {
    return programs.stream()
        .map(it -> it.value().toLowerCase(Locale.ROOT).replaceFirst("\\.exe$", ""))
        .distinct()
        .map(name ->
            column
                + " endswith "
                + Kql.text("\\" + name + ".exe")
                + (anywhere ? " or CommandLine has " + Kql.text(name + ".exe") : ""))
        .collect(Collectors.joining(" or "));
  }

  private static List<Entity> programs(Wording words) {
    return words.named(EntityType.PROCESS);
  }

  private static List<Entity> children(Wording words) {
    return programs(words).stream().filter(it -> !isParent(it, words)).toList();
  }

  private static List<Entity> parents(Wording words) {
    return programs(words).stream().filter(it -> isParent(it, words)).toList();
  }

  private static boolean isParent(Entity program, Wording words) {
    var text = words.original();
    int start = text.offsetByCodePoints(0, program.span().start());
    int end = text.offsetByCodePoints(0, program.span().end());
    return BEFORE_PARENT.matcher(text.substring(0, start)).find()
        || AFTER_PARENT.matcher(text.substring(end)).find();
  }

  private static EventKind kind(List<String> conditions) {
    var draft =
        EventKind.named("process_starts", Work.HUNTING)
            .in("SecurityEvent", EntityFilters.SECURITY_EVENTS)
            .asked(
                "rclone.exe or mimikatz.exe started on any computer in the last 24 hours.", "(?!)")
            .where("EventID == 4688");
    conditions.forEach(draft::where);
    return draft
        .by("Computer", "Account", "NewProcessName")
        .orBy(Subject.COMPUTER, "Computer")
        .orBy(Subject.USER, "Account")
        .honouring(Qualifier.PARENT)
        .from(1, "starts of the named programs")
        .showing("NewProcessName", "CommandLine", "ParentProcessName", "Account")
        .rated(Severity.MEDIUM, "T1059", "T1204.002")
        .meaning(
            "A program that has no business there was started by somebody.",
            "Look at the command line and at the parent.",
            "Find the file, its signature and how it came there.");
  }

  @Override
  public String title(Plan plan, Row row) {
    return new EventCount(STARTS).title(plan, row);
  }

  @Override
  public String description(Plan plan, Row row) {
    return new EventCount(STARTS).description(plan, row);
  }

  @Override
  public List<String> nextSteps() {
    return STARTS.nextSteps();
  }

  @Override
  public String impact() {
    return STARTS.impact();
  }
}
