package com.socmate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.ScheduleState;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final Path DOCS = Project.root().resolve("docs");
  private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern OUR_ARTIFACT =
      Pattern.compile("<groupId>com\\.socmate</groupId>\\s*<artifactId>([a-z-]+)</artifactId>");
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)\\b[^`]*`");
  private static final Pattern PAGE = Pattern.compile("\\]\\((docs/[^)#]+\\.md)");
  private static final Pattern KEY = Pattern.compile("[\\s\"]((?:SOCMATE|DATABASE)_[A-Z_]+)[\"(]");

  @Test
  void the_module_picture_is_drawn_from_the_poms() {
    new DrawnBlock(DOCS.resolve("architecture.md"), "modules").shows(modules());
  }

  @Test
  void the_run_lifecycle_is_drawn_from_its_signatures() {
    new DrawnBlock(DOCS.resolve("run-lifecycle.md"), "run").shows(transitions(Run.class, "Queued"));
  }

  @Test
  void every_state_of_a_schedule_is_explained() {
    var page = Project.read(DOCS.resolve("run-lifecycle.md"));
    for (var status : ScheduleState.Status.values()) {
      assertThat(page).contains("`" + status + "`");
    }
  }

  @Test
  void every_configuration_key_is_documented() {
    assertThat(documentedKeys()).containsAll(keysInCode());
  }

  @Test
  void no_configuration_key_is_documented_that_the_code_does_not_read() {
    assertThat(keysInCode()).containsAll(documentedKeys());
  }

  @Test
  void every_link_between_documents_leads_somewhere() {
    assertThat(brokenLinks()).isEmpty();
  }

  @Test
  void every_link_to_a_heading_leads_to_one() {
    assertThat(Project.files(DocumentsTest::hasLinks))
        .flatMap(it -> Headings.missedBy(it, Project.read(it)))
        .isEmpty();
  }

  @Test
  void a_link_to_a_heading_that_is_not_there_is_found() {
    var page = DOCS.resolve("scheduling.md");
    assertThat(Headings.missedBy(page, "[a](#jitter) [b](chaos.md#what-is-real) [c](#jiter)"))
        .containsExactly("scheduling.md → #jiter");
  }

  @Test
  void every_page_that_the_readme_leads_to_is_listed_for_programs() {
    var listed = Project.read(Project.root().resolve("llms.txt"));
    assertThat(pagesOfTheReadme().filter(it -> !listed.contains("](" + it + ")")))
        .as("pages that llms.txt lacks; give each a line there")
        .isEmpty();
  }

  @Test
  void every_test_that_a_document_names_exists() {
    assertThat(testsNamedInDocuments()).isSubsetOf(tests());
  }

  private static Stream<String> pagesOfTheReadme() {
    return PAGE.matcher(Project.read(Project.root().resolve("README.md")))
        .results()
        .map(found -> found.group(1))
        .distinct();
  }

  private static Set<String> testsNamedInDocuments() {
    return Project.files(file -> file.toString().endsWith(".md")).stream()
        .flatMap(file -> TEST.matcher(Project.read(file)).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> tests() {
    return Project.files(
            file -> file.toString().contains("/src/test/") && file.toString().endsWith("Test.java"))
        .stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String modules() {
    var root = Project.read(Project.root().resolve("pom.xml"));
    var lines = new ArrayList<String>();
    MODULE
        .matcher(root)
        .results()
        .map(found -> found.group(1))
        .sorted()
        .forEach(module -> arrows(module, lines));
    return "```mermaid\nflowchart LR\n" + String.join("\n", lines) + "\n```";
  }

  private static void arrows(String module, List<String> lines) {
    var pom = Project.read(Project.root().resolve(module).resolve("pom.xml"));
    DEPENDENCY
        .matcher(pom)
        .results()
        .map(found -> found.group(1))
        .filter(dependency -> !dependency.contains("<scope>test</scope>"))
        .flatMap(dependency -> OUR_ARTIFACT.matcher(dependency).results())
        .map(found -> "  " + module + " --> " + found.group(1))
        .sorted()
        .forEach(lines::add);
  }

  private static String transitions(Class<?> lifecycle, String first) {
    var lines = new LinkedHashSet<String>();
    lines.add("  [*] --> " + first);
    states(lifecycle).forEach(state -> moves(state, lifecycle).forEach(lines::add));
    return "```mermaid\nstateDiagram-v2\n" + String.join("\n", lines) + "\n```";
  }

  private static Stream<Class<?>> states(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(DocumentsTest::states).distinct()
        : Stream.of(type);
  }

  private static Stream<String> moves(Class<?> state, Class<?> lifecycle) {
    return Arrays.stream(state.getDeclaredMethods())
        .filter(method -> lifecycle.isAssignableFrom(method.getReturnType()))
        .sorted(Comparator.comparing(Method::getName))
        .map(method ->
            "  "
                + state.getSimpleName()
                + " --> "
                + method.getReturnType().getSimpleName()
                + " : "
                + method.getName());
  }

  private static Set<String> keysInCode() {
    return Project.files(file ->
            file.toString().contains("/src/main/java/") && file.toString().endsWith(".java"))
        .stream()
        .flatMap(file -> KEY.matcher(Project.read(file)).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documentedKeys() {
    return Pattern.compile("`((?:SOCMATE|DATABASE)_[A-Z_]+)`")
        .matcher(Project.read(DOCS.resolve("configuration.md")))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean hasLinks(Path file) {
    return file.toString().endsWith(".md") || file.endsWith("llms.txt");
  }

  private static List<String> brokenLinks() {
    var broken = new ArrayList<String>();
    for (var document : Project.files(DocumentsTest::hasLinks)) {
      Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)")
          .matcher(Project.read(document))
          .results()
          .map(found -> found.group(1))
          .filter(link -> !Files.exists(document.resolveSibling(link)))
          .forEach(link -> broken.add(Project.root().relativize(document) + " → " + link));
    }
    return broken;
  }
}
