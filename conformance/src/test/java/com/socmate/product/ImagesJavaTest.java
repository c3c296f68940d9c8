package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.house.Project;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Java machine of the image is cut down to modules that a list names: what our classes use has
/// to be among them, which nothing says until a class is missed in a container.
class ImagesJavaTest {
  private static final Pattern LIST = Pattern.compile("--add-modules \\\\\\s+(\\S+)");
  private static final Pattern USE = Pattern.compile("-> ((?:java|jdk)\\.[a-z.]+)");

  /// Quartz looks at every start for a class whose interface is of remote calls, and libraries tell
  /// a recorder what they do: without these no worker starts.
  private static final Set<String> USED_BY_LIBRARIES = Set.of("java.rmi", "jdk.jfr");

  private static final Set<String> NOT_IN_THE_IMAGE = Set.of("chaos", "cli", "conformance");

  @Test
  void what_our_classes_use_of_java_is_in_the_image() throws IOException {
    assertThat(used()).contains("java.sql", "java.net.http");
    assertThat(partsOf(dockerfile())).containsAll(used());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk.httpserver", "java.rmi"})
  void a_list_without_what_is_used_is_noticed(String part) throws IOException {
    String without = dockerfile().replace(part + ",", "");

    assertThat(partsOf(without)).doesNotContain(part);
    assertThat(used()).contains(part);
  }

  @Test
  void every_process_that_the_image_starts_is_there() throws IOException {
    String run = Files.readString(Project.root().resolve("docker/run"));
    Matcher mains = Pattern.compile("main=([\\w.]+)").matcher(run);
    List<String> names = mains.results().map(it -> it.group(1)).toList();

    assertThat(names).isNotEmpty().allSatisfy(it -> assertThat(isOnTheClassPath(it)).isTrue());
  }

  private static boolean isOnTheClassPath(String name) {
    String file = name.replace('.', '/') + ".class";
    return ImagesJavaTest.class.getClassLoader().getResource(file) != null;
  }

  private static String dockerfile() throws IOException {
    return Files.readString(Project.root().resolve("docker/Dockerfile"));
  }

  /// The modules of the list and what they need in turn.
  private static Set<String> partsOf(String dockerfile) {
    Matcher list = LIST.matcher(dockerfile);
    assertThat(list.find()).as("the Dockerfile names modules for jlink").isTrue();
    return Configuration.empty()
        .resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), List.of(list.group(1).split(",")))
        .modules()
        .stream()
        .map(ResolvedModule::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> used() {
    StringWriter said = new StringWriter();
    Stream<String> words = Stream.of("-summary", "--ignore-missing-deps", "--multi-release", "25");
    ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(
            new PrintWriter(said, true),
            new PrintWriter(said, true),
            Stream.concat(words, ours()).toArray(String[]::new));
    return Stream.concat(
            USED_BY_LIBRARIES.stream(),
            USE.matcher(said.toString()).results().map(it -> it.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Where the classes of our modules are: folders in a build of all, jars in one that packs.
  private static Stream<String> ours() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(ImagesJavaTest::isOurs)
        .map(Path::toString);
  }

  private static boolean isOurs(Path it) {
    return it.getParent() != null
        && it.getParent().endsWith("target")
        && (it.endsWith("classes") || it.toString().endsWith("T.jar"))
        && !NOT_IN_THE_IMAGE.contains(moduleOf(it));
  }

  private static String moduleOf(Path classes) {
    return String.valueOf(classes.getName(classes.getNameCount() - 3));
  }
}
