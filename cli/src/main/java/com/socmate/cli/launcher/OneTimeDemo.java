package com.socmate.cli.launcher;

import com.socmate.cli.launcher.demo.Demo;
import com.socmate.cli.launcher.postgres.EmbeddedPostgres;
import com.socmate.cli.launcher.postgres.FileTrees;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.state.StateDirectory;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The demo on a state of its own that is gone afterwards; it is kept where something went wrong,
/// so that its logs can be read.
final class OneTimeDemo {
  private final Context context;

  OneTimeDemo(Context context) {
    this.context = context;
  }

  List<Demo.Step> run() {
    Path directory = freshDirectory();
    Settings settings = context.settings().isolatedIn(directory, context.state().postgres());
    Demo demo =
        new Demo(
            StateDirectory.locate(settings),
            context.stackIn(settings),
            context.programs().sampleLogs(),
            context.terminal(),
            context.clock(),
            context.settings().home().resolve("deploy/observability"));
    boolean good = false;
    Thread onInterrupt = new Thread(() -> context.stackIn(settings).abandon());
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      List<Demo.Step> steps = demo.once();
      good = steps.stream().allMatch(Demo.Step::passed);
      return steps;
    } finally {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
      finish(directory, good);
    }
  }

  private void finish(Path directory, boolean good) {
    if (!good) {
      context.terminal().say("  Its state is kept in " + directory + " to look into.");
      return;
    }
    try {
      EmbeddedPostgres.removeFilesElsewhere(new StateDirectory(directory));
      FileTrees.delete(directory);
    } catch (IOException e) {
      context.terminal().say("  Its state in " + directory + " could not be removed: " + e);
    }
  }

  private static Path freshDirectory() {
    try {
      return Files.createTempDirectory("socmate-once");
    } catch (IOException e) {
      throw new CannotContinue(
          "No temporary folder can be made: make "
              + System.getProperty("java.io.tmpdir")
              + " writable.",
          e);
    }
  }
}
