package com.socmate.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.cli.catalogue.Call;
import com.socmate.cli.catalogue.Field;
import com.socmate.cli.catalogue.Field.Place;
import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.output.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The body of a request: what stands in a file, and over it what was said on the command line.
record Bodies(Shell shell, Call call, Said said) {
  static final String FILE = "--file";

  Optional<JsonNode> body() {
    if (!call.hasBody()) {
      return Optional.empty();
    }
    var body = fromFile();
    for (int index = 0; index < call.fields().size(); index++) {
      var field = call.fields().get(index);
      if (field.place() == Place.BODY) {
        add(field, body);
      }
    }
    return body.isEmpty() && isOptional() ? Optional.empty() : Optional.of(body);
  }

  /// Where nothing was said, an action takes no body, and a creation is told what it lacks.
  private boolean isOptional() {
    return call.fields().size() <= 2 && !call.parts().isEmpty();
  }

  private ObjectNode fromFile() {
    var file = said.<String>option(FILE);
    if (file.isEmpty()) {
      return Api.JSON.createObjectNode();
    }
    if (Yaml.read(text(file.get()), file.get()) instanceof ObjectNode object) {
      return object;
    }
    throw new CannotContinue(file.get() + " holds no object; one has members such as name: value.");
  }

  private String text(String file) {
    try {
      return file.equals("-") ? shell.everything() : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new CannotContinue(file + " cannot be read: is it there, and text in UTF-8?", e);
    }
  }

  private void add(Field field, ObjectNode body) {
    var option = field.option();
    switch (field.kind()) {
      case TEXT -> said.<String>option(option).ifPresent(it -> body.put(field.name(), it));
      case NUMBER -> said.<Long>option(option).ifPresent(it -> body.put(field.name(), it));
      case FLAG -> said.<Boolean>option(option).ifPresent(it -> body.put(field.name(), it));
      case LIST ->
          said.<List<String>>option(option)
              .ifPresent(it -> body.set(field.name(), Api.JSON.valueToTree(it)));
      case ARGUMENT -> body.put(field.name(), said.positional(call.parts().size()));
    }
  }
}
