package com.socmate.application.investigation.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Knows words that are meant for a machine that reads logs: orders to it, verdicts it is to
/// repeat, forged marks of who speaks.
final class Orders {
  private static final String THESE =
      "\\b(?:ignore|disregard|forget|override)\\b.{0,40}?\\b(?:previous|prior|above|earlier|all)\\b.{0,30}?\\b(?:instructions?|prompts?|rules?|directions?)\\b";
  private static final String FALSE_POSITIVE =
      "\\b(?:mark|classify|treat|report)\\b.{0,60}?\\b(?:as )?(?:a )?false positive\\b";
  private static final Pattern ORDERS =
      Pattern.compile(
          "(?is)"
              + THESE
              + "|\\b(?:mark|close|classify|treat|report)\\b.{0,40}\\b(?:as )?(?:false positive|benign|resolved|harmless)\\b"
              + "|\\b(?:verified|confirmed) benign\\b|\\bdo not (?:escalate|report|alert)\\b"
              + "|\\bclose the (?:case|incident|ticket|alert)\\b"
              + "|\\\\?\"role\\\\?\"\\s*:\\s*\\\\?\"(?:assistant|system)\\\\?\""
              + "|\\\\?\"verdict\\\\?\"\\s*:\\s*\\\\?\"benign|\\bverdict\\s*=\\s*benign\\b"
              + "|\\\\?\"tool\\\\?\"\\s*:\\s*\\\\?\"\\w+\\\\?\"\\s*,\\s*\\\\?\"(?:args|arguments|input|parameters)\\\\?\""
              + "|<\\|?im_(?:start|end)\\|?>|\\bsystem prompt\\b|\\bnew task:|\\byou are now\\b"
              + "|</(?:log|logs|data|context|document|untrusted)>\\s*(?:</\\w+>\\s*)*(?:system|assistant|user)\\s*:"
              + "|\\banswer key says\\b|\\bremember for later sessions\\b|\\brun_query:"
              + "|\\bclick (?:here )?to (?:approve|confirm|dismiss)\\b|!\\[[^\\]\\n]{0,60}\\]\\(\\s*https?://"
              + "|\\bi (?:hereby )?(?:authori[sz]e|approve)\\b.{0,40}\\b(?:disabl|suppress|clos|delet|ignor|whitelist|allowlist)\\w*"
              + "|\\b(?:ignorez|oubliez)\\b.{0,40}\\b(?:instructions|consignes|regles)\\b"
              + "|\\b(?:ignoriere?|vergiss|missachte)\\b.{0,40}\\b(?:anweisung|vorgabe|regel)\\w*"
              + "|\\b(?:ignora|ignore|olvida)\\b.{0,40}\\binstrucciones\\b"
              + "|忽略.{0,12}(?:指令|指示|说明|命令|規則|规则)|игнорируй\\w*.{0,40}(?:инструкц|указан)");

  /// Only what is plain even where words of several rows are read as one.
  private static final Pattern SPLIT = Pattern.compile("(?is)" + THESE + "|" + FALSE_POSITIVE);

  /// At least one of them is in whatever the pattern finds, so most texts cost a glance.
  private static final List<String> STEMS =
      List.of(
          "ignor",
          "disregard",
          "forget",
          "overrid",
          "mark",
          "close",
          "classif",
          "treat",
          "report",
          "benign",
          "escalate",
          "alert",
          "role",
          "verdict",
          "tool",
          "im_",
          "system",
          "new task",
          "you are now",
          "answer key",
          "remember",
          "run_query",
          "click",
          "![",
          "approve",
          "authori",
          "oublie",
          "vergiss",
          "missachte",
          "olvida",
          "忽略",
          "игнор",
          "</");

  private Orders() {}

  /// Where in a text the first of them begins.
  static Optional<Integer> in(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return STEMS.stream().anyMatch(lower::contains) ? begin(ORDERS, text) : Optional.empty();
  }

  /// The same for a text that several rows make up together.
  ///
  /// @return from where to where it reaches
  static Optional<Stretch> across(String text) {
    var found = SPLIT.matcher(text);
    return found.find() ? Optional.of(new Stretch(found.start(), found.end())) : Optional.empty();
  }

  record Stretch(int from, int to) {}

  private static Optional<Integer> begin(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? Optional.of(found.start()) : Optional.empty();
  }
}
