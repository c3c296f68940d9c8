package com.socmate.application.investigation.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a question names: addresses, accounts, machines, codes.
public record Mentions(List<Mention> all) {
  /// What a mention names.
  public enum Kind {
    CIDR,
    IP,
    UPN,
    HASH,
    GUID,
    TECHNIQUE,
    DATE,
    EVENT_ID,
    RESULT_CODE,
    HOST
  }

  /// @param excluded true where the words want it left out
  public record Mention(Kind kind, String text, boolean excluded, int from, int to) {}

  private record Form(Kind kind, Pattern pattern) {}

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final String IPV4 = OCTET + "(?:\\." + OCTET + "){3}";
  private static final List<Form> FORMS =
      List.of(
          form(Kind.CIDR, "(?<![\\w.])(" + IPV4 + "/\\d{1,2})(?![\\w.]*\\d)"),
          form(Kind.IP, "(?<![\\w.])(" + IPV4 + ")(?![\\w]|\\.\\d)"),
          form(
              Kind.IP,
              "(?<![\\w:])((?=[0-9a-f]*:[0-9a-f:]*:)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\\w:])"),
          form(
              Kind.UPN,
              "(?<![\\w.])([a-z0-9._%+'#-]{1,64}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,6})"),
          form(Kind.GUID, "\\b([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b"),
          form(Kind.HASH, "\\b([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})\\b"),
          form(Kind.TECHNIQUE, "\\b(t\\d{4}(?:\\.\\d{3})?)\\b"),
          form(Kind.DATE, "\\b(\\d{4}-\\d{2}-\\d{2})(?:t[\\d:.]+z?)?"),
          form(Kind.EVENT_ID, "\\bevent ?-?ids? ?:?#? ?(\\d{3,5})\\b"),
          form(
              Kind.EVENT_ID,
              "\\b(1102|4624|4625|4697|4720|4728|4732|4740|4768|4769|4771|5140|7045)\\b"),
          form(
              Kind.RESULT_CODE,
              "\\b(?:aadsts|error(?: code)?|result(?: ?type| code)?|code) ?:?=? ?(\\d{4,7})\\b"),
          form(Kind.RESULT_CODE, "\\b(5\\d{4}|5\\d{5}|65001|7004\\d|530\\d\\d)\\b"),
          form(
              Kind.HOST,
              "\\b((?:srv|ws|dc|pc|vm|web|sql|app|lap|laptop|desktop|server)-[a-z0-9-]{1,40})\\b"));
  private static final Pattern LEAVE_OUT =
      Pattern.compile(
          "\\b(?:exclud\\w+|except(?: for)?|other than|ignor\\w+|not from|not by|not counting|without"
              + "|apart from|but not|omit\\w*|leav\\w+ out|outside(?: of)?)\\b[^.;]{0,60}$");

  public Mentions {
    all = List.copyOf(all);
  }

  static Mentions in(String text) {
    var taken = new TreeMap<Integer, Mention>();
    for (var form : FORMS) {
      form.pattern()
          .matcher(text)
          .results()
          .filter(match -> isFree(taken, match))
          .forEach(match -> taken.put(match.start(1), mention(form.kind(), match, text)));
    }
    return new Mentions(new ArrayList<>(taken.values()));
  }

  public List<Mention> of(Kind kind) {
    return all.stream().filter(it -> it.kind() == kind).toList();
  }

  /// What is named, for a list: kinds with their texts.
  public Map<String, List<String>> byKind() {
    var found = new TreeMap<String, List<String>>();
    for (var it : all) {
      found
          .computeIfAbsent(it.kind().name().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(it.text());
    }
    return found;
  }

  String masked(String text) {
    var masked = new StringBuilder(text);
    for (var it : all) {
      for (int index = it.from(); index < it.to(); index++) {
        masked.setCharAt(index, '_');
      }
    }
    return masked.toString();
  }

  private static Form form(Kind kind, String pattern) {
    return new Form(kind, Pattern.compile(pattern));
  }

  private static boolean isFree(TreeMap<Integer, Mention> taken, MatchResult match) {
    return taken.values().stream()
        .noneMatch(it -> match.start(1) < it.to() && it.from() < match.end(1));
  }

  private static Mention mention(Kind kind, MatchResult match, String text) {
    boolean excluded =
        LEAVE_OUT.matcher(text.substring(Math.max(0, match.start() - 100), match.start())).find();
    return new Mention(kind, match.group(1), excluded, match.start(1), match.end(1));
  }
}
