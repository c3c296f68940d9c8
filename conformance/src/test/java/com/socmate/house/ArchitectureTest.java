package com.socmate.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule of [HouseRules] holds for what is built, and breaks for what is planted here to break
/// it, so a rule that has gone blind is noticed.
class ArchitectureTest {
  private static final JavaClasses BUILT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("com.socmate");

  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .withImportOption(location -> location.contains("/planted/"))
          .importPackages("com.socmate", "org.quartz");

  record Rule(String sentence, ArchRule rule) {
    @Override
    public String toString() {
      return sentence.replace('_', ' ');
    }
  }

  static Stream<Rule> rules() {
    return Arrays.stream(HouseRules.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchRule.class)
        .map(ArchitectureTest::rule);
  }

  private static Rule rule(Field field) {
    try {
      return new Rule(field.getName(), (ArchRule) field.get(null));
    } catch (IllegalAccessException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_house_is_built_by_its_rules(Rule rule) {
    rule.rule().check(BUILT);
  }

  static Stream<String> servers() {
    return Arrays.stream(HouseRules.SERVERS);
  }

  /// A package that was renamed would leave its rule with nothing to look at.
  @ParameterizedTest
  @MethodSource("servers")
  void every_package_that_must_not_print_is_there(String servers) {
    assertThat(BUILT.that(resideInAPackage(servers))).isNotEmpty();
  }

  @ParameterizedTest(name = "not: {0}")
  @MethodSource("rules")
  void each_rule_breaks_for_what_is_planted_to_break_it(Rule rule) {
    assertThat(rule.rule().evaluate(PLANTED).hasViolation()).isTrue();
  }
}
