package com.socmate.cli.launcher.terminal;

import java.io.PrintStream;
import java.util.Map;

/// Writes calm lines; uses colour and redraws a line only where a person is watching and `NO_COLOR`
/// is not set.
public final class Terminal {
  private final PrintStream out;
  private final boolean colour;
  private final boolean live;
  private final boolean screen;
  private boolean lineIsOpen;

  public Terminal(PrintStream out, boolean colour, boolean live) {
    this(out, colour, live, live);
  }

  private Terminal(PrintStream out, boolean colour, boolean live, boolean screen) {
    this.screen = screen;
    this.out = out;
    this.colour = colour;
    this.live = live;
  }

  /// A terminal on standard output; `./socmate` says in `SOCMATE_TTY` whether that is a screen.
  public static Terminal of(PrintStream out, Map<String, String> environment) {
    boolean screen =
        "1".equals(environment.get("SOCMATE_TTY")) && !"dumb".equals(environment.get("TERM"));
    boolean colour = screen && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(out, colour, screen && !environment.containsKey("CI"), screen);
  }

  /// Whether the lines go to a screen.
  public boolean isScreen() {
    return screen;
  }

  /// Whether a line may be redrawn in place.
  public boolean isLive() {
    return live;
  }

  public synchronized void say(String line) {
    closeLine();
    out.println(line);
    out.flush();
  }

  /// Shows a line that the next one replaces; shown only where a person is watching.
  public synchronized void passing(String line) {
    if (live) {
      out.print("\r\u001b[2K" + dim(line));
      out.flush();
      lineIsOpen = true;
    }
  }

  /// Empties the screen, where a person is watching.
  public synchronized void clearScreen() {
    if (live) {
      out.print("\u001b[H\u001b[2J\u001b[3J");
      out.flush();
    }
  }

  /// Removes a passing line, if one is shown.
  public synchronized void closeLine() {
    if (lineIsOpen) {
      out.print("\r\u001b[2K");
      lineIsOpen = false;
    }
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String dim(String text) {
    return paint("2", text);
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String warn(String text) {
    return paint("33", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
