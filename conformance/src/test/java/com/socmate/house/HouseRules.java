package com.socmate.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The rules of the house, as sentences.
final class HouseRules {
  static final String[] SERVERS = {
    "com.socmate.domain..",
    "com.socmate.application..",
    "com.socmate.kql..",
    "com.socmate.adapters..",
    "com.socmate.telemetry..",
    "com.socmate.worker..",
    "com.socmate.apiserver.."
  };

  static final ArchRule the_domain_knows_nothing_but_java =
      classes()
          .that()
          .resideInAPackage("com.socmate.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("com.socmate.domain..", "java..", "org.jspecify..");

  static final ArchRule the_application_knows_only_the_domain =
      classes()
          .that()
          .resideInAPackage("com.socmate.application..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "com.socmate.application..",
              "com.socmate.domain..",
              "java..",
              "javax.crypto..",
              "org.jspecify..");

  static final ArchRule adapters_do_not_know_each_other =
      slices()
          .matching("com.socmate.adapters.(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  static final ArchRule only_the_worker_knows_quartz =
      noClasses()
          .that()
          .resideOutsideOfPackages("com.socmate.worker..", "org.quartz..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.quartz..");

  static final ArchRule kql_knows_nothing_else_of_the_product =
      noClasses()
          .that()
          .resideInAPackage("com.socmate.kql..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("com.socmate..")
                  .and(DescribedPredicate.not(resideInAPackage("com.socmate.kql.."))));

  static final ArchRule telemetry_knows_nothing_of_the_product =
      noClasses()
          .that()
          .resideInAPackage("com.socmate.telemetry..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("com.socmate..")
                  .and(DescribedPredicate.not(resideInAPackage("com.socmate.telemetry.."))));

  static final ArchRule packages_form_no_cycle =
      slices().matching("com.socmate.(**)").should().beFreeOfCycles();

  static final ArchRule only_wiring_and_main_read_the_clock =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Wiring")
          .and()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .callMethodWhere(new ReadsTheClock());

  static final ArchRule nothing_is_named_for_being_vague =
      noClasses()
          .that()
          .resideInAPackage("com.socmate..")
          .should()
          .haveNameMatching(".*(Impl|Manager|Utils?|Helper)");

  static final ArchRule every_package_is_null_marked =
      classes().that().resideInAPackage("com.socmate..").should(new LiveInNullMarkedPackages());

  static final ArchRule servers_do_not_print =
      noClasses()
          .that(resideInAnyPackage(SERVERS))
          .should(accessField(System.class, "out"))
          .orShould(accessField(System.class, "err"));

  private HouseRules() {}

  private static final class ReadsTheClock extends DescribedPredicate<JavaCall<?>> {
    private static final Set<String> NOW = Set.of("now", "system", "systemUTC", "tick");

    ReadsTheClock() {
      super("the clock is read");
    }

    @Override
    public boolean test(JavaCall<?> call) {
      if (!(call.getTarget() instanceof MethodCallTarget method)) {
        return false;
      }
      boolean time = method.getOwner().getPackageName().equals("java.time");
      boolean millis =
          method.getOwner().isEquivalentTo(System.class)
              && method.getName().equals("currentTimeMillis");
      return millis
          || (time && (NOW.contains(method.getName()) || method.getName().startsWith("system")));
    }
  }

  private static final class LiveInNullMarkedPackages extends ArchCondition<JavaClass> {
    LiveInNullMarkedPackages() {
      super("live in @NullMarked packages");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
      events.add(
          new SimpleConditionEvent(
              type, marked, type.getName() + " lives in a package without @NullMarked"));
    }
  }
}
