package com.socmate.cli.launcher;

import com.socmate.cli.launcher.process.JavaProgram;
import com.socmate.cli.launcher.stack.Programs;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/// The launcher with stand-ins for the product's processes; its `main` is for trying it by hand.
public final class StandIns {
  private static final String CLASSPATH = System.getProperty("java.class.path");

  private StandIns() {}

  public static void main(String[] arguments) {
    Context context =
        new Context(
            Settings.from(System.getenv()),
            programs(System.getenv().getOrDefault("STAND_IN_MANNER", "ready")),
            Terminal.of(System.out, System.getenv()),
            InstantSource.system());
    System.exit(Main.run(context, System.out, arguments));
  }

  static Programs programs(String manner) {
    JavaProgram ready = program("ready");
    JavaProgram asAsked = program(manner);
    JavaProgram sample = new JavaProgram(StandInSample.class.getName(), CLASSPATH, List.of());
    return new Programs(
        () -> ready,
        () -> ready,
        () -> asAsked,
        () -> sample,
        () -> ready,
        () -> ready,
        () -> ready,
        () -> ready);
  }

  private static JavaProgram program(String manner) {
    return new JavaProgram(
        StandInServer.class.getName(),
        CLASSPATH,
        List.of("-Dstand-in.manner=" + manner, "-XX:TieredStopAtLevel=1"));
  }

  static PrintStream nowhere() {
    return new PrintStream(PrintStream.nullOutputStream(), true);
  }
}
