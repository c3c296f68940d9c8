package com.socmate.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.CannotContinue;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/// YAML in and out, of what JSON can say.
public final class Yaml {
  private Yaml() {}

  /// What a document in YAML, and so in JSON, says.
  public static JsonNode read(String text, String source) {
    try {
      var yaml = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
      return Api.JSON.valueToTree(yaml.load(text));
    } catch (YAMLException e) {
      throw new CannotContinue(source + " is neither YAML nor JSON: " + e.getMessage(), e);
    }
  }

  static String write(JsonNode node) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(120);
    var yaml = new org.yaml.snakeyaml.Yaml(new Representer(options), options);
    return yaml.dump(Api.JSON.convertValue(node, Object.class)).stripTrailing();
  }
}
