package com.socmate.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.catalogue.Shape;
import com.socmate.cli.catalogue.Shape.Paging;
import com.socmate.cli.client.Api;
import com.socmate.cli.output.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Shows a list, page after page. As lines all of it comes, however much, as it is read; otherwise
/// a first page, and a word on what is left.
final class Listing {
  static final String LIMIT = "--limit";
  static final String ALL = "--all";
  private static final long USUAL = 20;
  private static final long PAGE = 100;

  private final Shell shell;
  private final Api api;
  private final Shape.Rows shape;

  Listing(Shell shell, Api api, Shape.Rows shape) {
    this.shell = shell;
    this.api = api;
    this.shape = shape;
  }

  int show(String path, Said said, Format format) {
    var watch = said.<Long>option(CallCommand.WATCH);
    if (watch.isPresent()) {
      return new Redrawing(shell, watch.get()).forEver(() -> once(path, said, format));
    }
    once(path, said, format);
    return ExitCode.DONE;
  }

  private void once(String path, Said said, Format format) {
    boolean all = said.flag(ALL) || format == Format.jsonl;
    long wanted = said.<Long>option(LIMIT).orElse(all ? Long.MAX_VALUE : USUAL);
    if (format == Format.jsonl) {
      read(path, wanted, rows -> shell.output().rows(rows, shape.columns(), format));
      return;
    }
    var rows = new ArrayList<JsonNode>();
    long total = read(path, wanted, rows::addAll);
    shell.output().rows(rows, shape.columns(), format);
    tellRest(rows.size(), total);
  }

  private void tellRest(int shown, long total) {
    if (shown == 0) {
      shell.output().note("There are none.");
    } else if (total > shown) {
      shell.output().note(shown + " of " + total + "; --all shows all of them.");
    }
  }

  /// @return how many there are
  private long read(String path, long wanted, Consumer<List<JsonNode>> each) {
    long read = 0;
    for (long page = 1; ; page++) {
      var answer = api.get(path + paging(path, read, page, wanted));
      var rows = CallCommand.at(answer, shape.member()).valueStream().limit(wanted - read).toList();
      each.accept(rows);
      read += rows.size();
      long total = total(answer, read);
      if (rows.isEmpty() || read >= Math.min(total, wanted)) {
        return total;
      }
    }
  }

  private static long total(JsonNode answer, long read) {
    return answer.path("total").asLong(answer.at("/data/pagination/total").asLong(read));
  }

  private String paging(String path, long read, long page, long wanted) {
    var joint = path.contains("?") ? "&" : "?";
    return switch (shape.paging()) {
      case Paging.WHOLE -> "";
      case Paging.OFFSET -> joint + "limit=" + Math.min(PAGE, wanted - read) + "&offset=" + read;
      case Paging.PAGE -> joint + "limit=" + Math.min(PAGE, wanted) + "&page=" + page;
    };
  }
}
