package com.socmate.cli.launcher.process;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A main class and where its classes lie.
public record JavaProgram(String mainClass, String classpath, List<String> jvmOptions) {
  public JavaProgram {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /// A main class of one of the project's modules, as the build leaves it: its classes, and its
  /// libraries copied beside them; with what the JVM learnt of it before, if anything.
  public static JavaProgram inModule(Path home, String module, String mainClass) {
    Path target = home.resolve(module).resolve("target");
    Path file = target.resolve("classes").resolve(mainClass.replace('.', '/') + ".class");
    if (!Files.exists(file)) {
      throw new CannotContinue(
          "The module " + module + " has no " + mainClass + ": rebuild with ./socmate build.");
    }
    return AotCache.of(target, mainClass)
        .program()
        .orElseGet(() ->
            new JavaProgram(
                mainClass,
                target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
                List.of()));
  }

  public JavaProgram with(String... moreJvmOptions) {
    List<String> options = new ArrayList<>(jvmOptions);
    options.addAll(Arrays.asList(moreJvmOptions));
    return new JavaProgram(mainClass, classpath, options);
  }

  /// The command that runs it on the same Java as ours.
  public List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classpath, mainClass));
    command.addAll(arguments);
    return command;
  }
}
