package com.socmate.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.catalogue.Call;
import com.socmate.cli.catalogue.Field;
import com.socmate.cli.catalogue.Field.Kind;
import com.socmate.cli.catalogue.Field.Place;
import com.socmate.cli.catalogue.Shape;
import com.socmate.cli.client.Api;
import com.socmate.cli.client.Reply;
import com.socmate.cli.client.Request;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.output.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// Makes one call of the catalogue and shows what is answered.
final class CallCommand implements Callable<Integer> {
  static final String ONCE = "--idempotency-key";
  static final String SAVE = "--save";
  static final String WATCH = "--watch";
  static final String WAIT = "--wait";
  private static final String ONCE_HEADER = "Idempotency-Key";

  private final Shell shell;
  private final Call call;
  private CommandSpec spec = CommandSpec.create();

  CallCommand(Shell shell, Call call) {
    this.shell = shell;
    this.call = call;
  }

  /// The command this is part of, which knows what was said.
  CallCommand in(CommandSpec command) {
    this.spec = command;
    return this;
  }

  @Override
  public Integer call() {
    var said = new Said(spec.commandLine().getParseResult());
    var api = shell.api(said.choice());
    var request = request(api, said);
    return switch (call.shape()) {
      case Shape.Rows rows ->
          new Listing(shell, api, rows).show(request.path(), said, said.format());
      case Shape.One(var member) -> again(said, () -> one(api.send(request).json(), member, said));
      case Shape.Grid() -> grid(api.send(request).json(), said.format());
      case Shape.Document() -> document(api.send(request), said);
      case Shape.Done(var sentence) -> done(api.send(request), sentence, said.format());
      case Shape.Started(var work, var member) -> started(api, request, work, member, said);
    };
  }

  private Request request(Api api, Said said) {
    var path = new Names(api).fill(call.path(), call.parts(), said);
    var query =
        call.fields().stream()
            .filter(it -> it.place() == Place.QUERY && isSaid(it, said))
            .map(it -> it.name() + "=" + Names.encoded(text(it, said)))
            .collect(Collectors.joining("&"));
    var request = Request.of(call.method(), query.isEmpty() ? path : path + "?" + query);
    for (var field : call.fields()) {
      if (field.place() == Place.HEADER && isSaid(field, said)) {
        request = request.with(field.name(), text(field, said));
      }
    }
    var key = said.<String>option(ONCE);
    if (key.isPresent()) {
      request = request.with(ONCE_HEADER, key.get());
    }
    var body = new Bodies(shell, call, said).body();
    return body.isPresent() ? request.json(body.get()) : request;
  }

  private static boolean isSaid(Field field, Said said) {
    return field.kind() == Kind.ARGUMENT || said.option(field.option()).isPresent();
  }

  private String text(Field field, Said said) {
    return field.kind() == Kind.ARGUMENT
        ? said.positional(call.parts().size())
        : said.option(field.option()).map(Object::toString).orElse("");
  }

  private Integer again(Said said, Runnable show) {
    return said.<Long>option(WATCH)
        .map(seconds -> new Redrawing(shell, seconds).forEver(show))
        .orElseGet(() -> {
          show.run();
          return ExitCode.DONE;
        });
  }

  private void one(JsonNode answer, String member, Said said) {
    shell.output().one(at(answer, member), said.format());
  }

  /// What stands at a place such as `data.audit`.
  static JsonNode at(JsonNode answer, String place) {
    var node = answer;
    for (var part : place.isEmpty() ? new String[0] : place.split("\\.", -1)) {
      node = node.path(part);
    }
    return node;
  }

  private int grid(JsonNode answer, Format format) {
    var names = answer.path("columns").valueStream().map(it -> it.path("name").asText()).toList();
    shell.output().grid(names, answer.path("rows"), format);
    return ExitCode.DONE;
  }

  private int document(Reply reply, Said said) {
    var to = said.<String>option(SAVE);
    if (to.isEmpty()) {
      boolean binary = reply.header("Content-Type").orElse("").startsWith("application/pdf");
      if (binary && shell.output().terminal().isScreen()) {
        throw new CannotContinue("A PDF is nothing for a screen: say --save FILE.");
      }
      shell.output().document(reply.bytes());
      return ExitCode.DONE;
    }
    try {
      Files.write(Path.of(to.get()), reply.bytes());
      shell.output().note("Written to " + to.get() + ".");
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new CannotContinue(to.get() + " cannot be written: is its folder there?", e);
    }
  }

  private int done(Reply reply, String sentence, Format format) {
    if (format == Format.table || reply.json().isMissingNode()) {
      shell.output().note(sentence);
    } else {
      shell.output().one(reply.json(), format);
    }
    return ExitCode.DONE;
  }

  private int started(Api api, Request request, Shape.Work work, String member, Said said) {
    var answer = api.send(request).json();
    var id = Objects.requireNonNull(at(answer, member).asText());
    var path =
        switch (work) {
          case SESSION -> "/api/v1/sessions/" + id;
          case AUDIT ->
              request.path().replaceFirst("/(audits|scheduled-audits)(/.*)?$", "")
                  + "/audits/"
                  + id;
        };
    boolean answered = answer.path("status").asText().equals("answered");
    boolean stays = said.flag(WATCH) || said.flag(WAIT);
    if (answered || !stays) {
      shell.output().one(answer, said.format());
      return ExitCode.DONE;
    }
    var following = new Following(shell, api, work, path, said.format());
    return said.flag(WATCH) ? following.tell() : following.await();
  }
}
