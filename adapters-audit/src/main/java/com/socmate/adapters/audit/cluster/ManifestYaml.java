package com.socmate.adapters.audit.cluster;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/// Documents in YAML, where a text that any reader of YAML could take for something else, or that
/// could end its line, stands in double quotes.
final class ManifestYaml {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9./_-]*");
  private static final Pattern A_WORD_OF_YAML =
      Pattern.compile("(?i)y|yes|n|no|on|off|true|false|null|nan|inf");

  private ManifestYaml() {}

  static String write(List<Map<String, Object>> documents) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setAllowUnicode(false);
    options.setSplitLines(false);
    options.setDereferenceAliases(true);
    options.setExplicitStart(true);
    return new Yaml(new Quoting(options), options).dumpAll(documents.iterator());
  }

  private static final class Quoting extends Representer {
    Quoting(DumperOptions options) {
      super(options);
      representers.put(String.class, text -> represented((String) text));
    }

    private org.yaml.snakeyaml.nodes.Node represented(String text) {
      boolean plain = PLAIN.matcher(text).matches() && !A_WORD_OF_YAML.matcher(text).matches();
      return representScalar(
          Tag.STR,
          text,
          plain ? DumperOptions.ScalarStyle.PLAIN : DumperOptions.ScalarStyle.DOUBLE_QUOTED);
    }
  }
}
