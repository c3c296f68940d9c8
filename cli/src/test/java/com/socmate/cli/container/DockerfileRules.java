package com.socmate.cli.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What every Dockerfile of ours keeps to; each broken rule is named by a sentence.
final class DockerfileRules {
  private static final Pattern PINNED = Pattern.compile("\\S+:[0-9]+\\.[0-9]\\S*( AS \\w+)?");
  private static final Pattern DEFAULT = Pattern.compile("(?m)^ARG (\\w+)=(\\S+)$");
  private static final Pattern SECRET =
      Pattern.compile("(?i)^(ENV|ARG)\\b.*(PASSWORD|SECRET|TOKEN)\\s*=\\s*\\S+");

  private DockerfileRules() {}

  static List<String> broken(String text) {
    List<String> lines = instructions(text);
    List<String> broken = new ArrayList<>();
    check(broken, allPinned(lines), "every base image has a full version as its tag");
    check(broken, none(lines, "ADD "), "files are copied, never added");
    check(broken, userIsNobodySpecial(lines), "the last USER is a number other than 0");
    check(broken, some(lines, "HEALTHCHECK ", "CMD"), "there is a HEALTHCHECK");
    check(broken, execForm(lines), "ENTRYPOINT and CMD are lists, so that signals arrive");
    check(broken, none(lines, "EXPOSE 22"), "no remote shell is exposed");
    check(
        broken,
        lines.stream().noneMatch(it -> SECRET.matcher(it).find()),
        "no secret is written into the image");
    check(
        broken,
        lines.stream().noneMatch(it -> it.contains("sudo ") || it.contains("chmod 777")),
        "nothing is opened to everybody");
    check(broken, packagesArePlain(lines), "package lists are not left behind");
    return broken;
  }

  private static void check(List<String> broken, boolean kept, String rule) {
    if (!kept) {
      broken.add(rule);
    }
  }

  /// The instructions, continued lines joined, comments left out.
  private static List<String> instructions(String text) {
    String joined =
        text.lines().filter(it -> !it.strip().startsWith("#")).reduce("", DockerfileRules::joined);
    return joined.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  private static String joined(String before, String line) {
    return before + (line.endsWith("\\") ? line.substring(0, line.length() - 1) : line + "\n");
  }

  /// A stage of the same file is as pinned as what it stands on.
  private static boolean allPinned(List<String> lines) {
    List<String> bases =
        lines.stream()
            .filter(it -> it.startsWith("FROM "))
            .map(it -> withDefaults(it.substring(5), lines))
            .toList();
    List<String> stages =
        bases.stream()
            .filter(it -> it.contains(" AS "))
            .map(it -> it.replaceFirst(".* AS ", ""))
            .toList();
    return !bases.isEmpty()
        && bases.stream()
            .filter(it -> !stages.contains(it.replaceFirst(" AS .*", "")))
            .allMatch(it -> PINNED.matcher(it).matches());
  }

  /// A base image that may be given from outside is judged by the one it is otherwise.
  private static String withDefaults(String base, List<String> lines) {
    return DEFAULT
        .matcher(String.join("\n", lines))
        .results()
        .reduce(
            base,
            (text, one) -> text.replace("${" + one.group(1) + "}", one.group(2)),
            (one, _) -> one);
  }

  private static boolean none(List<String> lines, String start) {
    return lines.stream().noneMatch(it -> it.toUpperCase(Locale.ROOT).startsWith(start));
  }

  private static boolean some(List<String> lines, String start, String part) {
    return lines.stream().anyMatch(it -> it.startsWith(start) && it.contains(part));
  }

  private static boolean userIsNobodySpecial(List<String> lines) {
    return lines.stream()
        .filter(it -> it.startsWith("USER "))
        .reduce((_, last) -> last)
        .filter(it -> it.matches("USER [1-9][0-9]*(:[1-9][0-9]*)?"))
        .isPresent();
  }

  private static boolean execForm(List<String> lines) {
    List<String> starts =
        lines.stream().filter(it -> it.startsWith("ENTRYPOINT ") || it.startsWith("CMD ")).toList();
    return !starts.isEmpty() && starts.stream().allMatch(it -> it.endsWith("]"));
  }

  private static boolean packagesArePlain(List<String> lines) {
    return lines.stream()
        .filter(it -> it.contains("apt-get install"))
        .allMatch(it -> it.contains("rm -rf /var/lib/apt/lists"));
  }
}
