package com.socmate.cli.launcher.query;

import com.socmate.kql.Completion;
import com.socmate.kql.KqlEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/// A conversation at a terminal: queries over several lines, history, completion; Ctrl-C stops the
/// query at work and not the conversation.
public final class Repl {
  private final Workspace workspace;
  private final Session session;
  private final Path history;

  public Repl(Workspace workspace, Session session, Path history) {
    this.workspace = workspace;
    this.session = session;
    this.history = history;
  }

  /// Reads and answers until `.quit` or the end of input.
  public void run() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      run(terminal);
    }
  }

  void run(Terminal terminal) {
    terminal.handle(Signal.INT, _ -> workspace.cancel());
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("socmate")
            .parser(new WholeQueries())
            .completer((_, line, candidates) -> complete(line, candidates))
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "   … ")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .build();
    boolean goesOn = true;
    while (goesOn) {
      try {
        goesOn = session.accept(reader.readLine("kql> "));
      } catch (UserInterruptException _) {
        goesOn = true;
      } catch (EndOfFileException _) {
        goesOn = false;
      }
    }
  }

  private void complete(ParsedLine line, List<Candidate> candidates) {
    Completion completion = new Completion(KqlEngine.standard(), workspace.catalogue());
    completion.at(line.line(), line.cursor()).forEach(it -> candidates.add(new Candidate(it)));
  }

  /// A line is whole when it is a command, when nothing in it is left open, or when the one typed
  /// last is empty.
  static final class WholeQueries implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
      if (context == ParseContext.ACCEPT_LINE && !isWhole(line)) {
        throw new EOFError(-1, -1, "the query goes on");
      }
      return new Word(line, cursor);
    }

    static boolean isWhole(String text) {
      String stripped = text.strip();
      if (stripped.isEmpty() || stripped.startsWith(".") || text.endsWith("\n")) {
        return true;
      }
      int open = 0;
      for (com.socmate.kql.syntax.Token token : com.socmate.kql.syntax.Parser.tokens(stripped)) {
        boolean sign = token.kind() == com.socmate.kql.syntax.TokenKind.PUNCTUATION;
        open += sign && "([{".contains(token.text()) ? 1 : 0;
        open -= sign && ")]}".contains(token.text()) ? 1 : 0;
      }
      boolean hangs = stripped.endsWith("|") || stripped.endsWith(",") || stripped.endsWith("=");
      boolean onlyLet = stripped.endsWith(";") && lastStatement(stripped).startsWith("let ");
      boolean several = stripped.contains("\n") && !stripped.endsWith(";");
      boolean onlyName = stripped.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
      return open <= 0 && !hangs && !onlyLet && !several && !onlyName;
    }

    private static String lastStatement(String text) {
      String body = text.substring(0, text.length() - 1);
      return body.substring(body.lastIndexOf(';') + 1).strip();
    }
  }

  /// The word at the cursor, cut as KQL cuts it.
  private record Word(String line, int cursor) implements CompletingParsedLine {
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return wordCursor();
    }

    @Override
    public String word() {
      return line.substring(Completion.wordStart(line.substring(0, cursor)), cursor);
    }

    @Override
    public int wordCursor() {
      return word().length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }
  }
}
