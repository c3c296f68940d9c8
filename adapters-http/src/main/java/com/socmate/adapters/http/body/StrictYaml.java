package com.socmate.adapters.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads one YAML mapping as plain data, and writes data as YAML. No tags of any language, no
/// aliases, no key twice; and only what JSON knows besides texts: `08:00` is a text, not a number
/// to the base of sixty, and a date is a text too.
public final class StrictYaml {
  private static final int MOST_CHARACTERS = 1_048_576;
  private static final int DEEPEST = 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private StrictYaml() {}

  /// @throws InvalidBody if the bytes are anything but one such mapping
  public static ObjectNode read(byte[] bytes) {
    if (!(parsed(decoded(bytes)) instanceof ObjectNode object)) {
      throw refused("The body must be a YAML mapping.");
    }
    UnstorableText.in(object)
        .ifPresent(violation -> {
          throw new InvalidBody(violation);
        });
    return object;
  }

  /// @param data maps, lists, texts, numbers and truths
  public static String write(Object data) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    return new Yaml(options).dump(data);
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refused("The body is not well-formed UTF-8.");
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return MAPPER.valueToTree(yaml().load(text));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      throw refused(
          "The body is not the YAML that is read here"
              + (mark == null
                  ? ""
                  : " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
              + ": "
              + e.getProblem()
              + ".");
    } catch (YAMLException e) {
      throw refused("The body is not the YAML that is read here: " + e.getMessage() + ".");
    }
  }

  private static Yaml yaml() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setAllowRecursiveKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(MOST_CHARACTERS);
    var dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(dumping), dumping, options, new JsonTypes());
  }

  private static InvalidBody refused(String msg) {
    return new InvalidBody(new Violation(List.of("body"), msg, "value_error.yaml"));
  }

  /// Takes a plain scalar for a number, a truth or null only where JSON would.
  private static final class JsonTypes extends Resolver {
    private static final Pattern TRUTH = Pattern.compile("true|false");
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern NOTHING = Pattern.compile("null|~|");

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, TRUTH, "tf");
      addImplicitResolver(Tag.INT, WHOLE, "-0123456789");
      addImplicitResolver(Tag.NULL, NOTHING, "n~\0");
      addImplicitResolver(Tag.NULL, Pattern.compile("^$"), null);
    }
  }
}
