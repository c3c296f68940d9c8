package com.socmate.cli.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Reads YAML with its anchors and merge keys resolved, as Compose does.
final class YamlMerge {
  private YamlMerge() {}

  static JsonNode read(String text) throws IOException {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(new StringReader(text));
    return new ObjectMapper().valueToTree(tree);
  }
}
