package com.socmate.cli.launcher.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the JVM learnt in an earlier start of a program (JEP 483 and 514): classes loaded and
/// linked, so that the next start need not. It lies in the module's `target`, so a clean build
/// takes it away; older than what it was made from, it is not used. The JVM itself leaves one aside
/// that does not fit its version or the class path.
public final class AotCache {
  private final Path target;
  private final String mainClass;

  private AotCache(Path target, String mainClass) {
    this.target = target;
    this.mainClass = mainClass;
  }

  /// @param target a module's, as the build leaves it
  public static AotCache of(Path target, String mainClass) {
    return new AotCache(target, mainClass);
  }

  public Path file() {
    return target.resolve("aot").resolve(mainClass + ".aot");
  }

  /// The program with what was learnt, if there is something and it is not out of date.
  public Optional<JavaProgram> program() {
    return isFresh()
        ? inJars("-XX:AOTCache=" + file(), "-Xlog:aot=off", "-Xlog:cds=off")
        : Optional.empty();
  }

  /// The program as it learns; it writes down what it has when it ends.
  public Optional<JavaProgram> learning(Path output) {
    return inJars("-XX:AOTCacheOutput=" + output, "-Xlog:aot=off", "-Xlog:cds=off");
  }

  /// The program as it is without a cache.
  public Optional<JavaProgram> plain() {
    return inJars();
  }

  /// A cache knows classes by the jar they are in, so the module's own must be in one too.
  private Optional<JavaProgram> inJars(String... options) {
    return jar()
        .map(jar ->
            new JavaProgram(
                mainClass,
                jar + File.pathSeparator + target.resolve("lib") + "/*",
                List.of(options)));
  }

  private boolean isFresh() {
    return Files.isRegularFile(file())
        && jar().filter(jar -> isOlder(jar, file())).isPresent()
        && isOlder(target.resolve("lib"), file());
  }

  /// Only if it was packed after the classes were made.
  private Optional<Path> jar() {
    Path main = target.resolve("classes").resolve(mainClass.replace('.', '/') + ".class");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(it -> it.toString().endsWith(".jar") && !it.toString().endsWith("-tests.jar"))
          .filter(it -> isOlder(main, it))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isOlder(Path one, Path other) {
    return time(one).compareTo(time(other)) <= 0;
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The age of " + file + " cannot be read.", e);
    }
  }
}
