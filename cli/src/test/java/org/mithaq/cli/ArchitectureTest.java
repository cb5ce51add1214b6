package org.mithaq.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The table of modules and the one path of ARCHITECTURE.md, held against the classes. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.mithaq");

  private static final String NODE = "org.mithaq.node";

  @Test
  void tlogKnowsTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("org.mithaq.tlog..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("org.mithaq.tlog..", "java..", "javax.crypto..", "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void stixKnowsTheJdkAndAJsonParser() {
    classes()
        .that()
        .resideInAPackage("org.mithaq.stix..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "org.mithaq.stix..", "java..", "com.fasterxml.jackson.core..", "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void accordKnowsStixAlone() {
    classes()
        .that()
        .resideInAPackage("org.mithaq.accord..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "org.mithaq.accord..",
                "org.mithaq.stix..",
                "java..",
                "com.fasterxml.jackson.core..",
                "org.jspecify.."))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.mithaq.accord")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..")
        .check(CLASSES);
  }

  @Test
  void theNodeKnowsNothingOfTheCommand() {
    noClasses()
        .that()
        .resideInAPackage(NODE + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.mithaq.cli..")
        .check(CLASSES);
  }

  @Test
  void thePathKnowsNothingOfTheOutlets() {
    noClasses()
        .that()
        .resideInAnyPackage(
            NODE + ".storage..",
            NODE + ".access..",
            NODE + ".admit..",
            NODE + ".vault..",
            NODE + ".log..",
            NODE + ".index..",
            NODE + ".state..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            NODE,
            NODE + ".http..",
            NODE + ".taxii..",
            NODE + ".site..",
            NODE + ".lookup..",
            NODE + ".judged..",
            NODE + ".register..",
            NODE + ".joining..",
            NODE + ".receipt..",
            NODE + ".stream..",
            NODE + ".rights..",
            NODE + ".notify..",
            NODE + ".contact..",
            NODE + ".mail..",
            NODE + ".outbound..",
            NODE + ".config..",
            "org.eclipse.jetty..")
        .check(CLASSES);
  }

  @Test
  void aLaterStepIsNeverCalledByAnEarlierOne() {
    noClasses()
        .that()
        .resideInAPackage(NODE + ".vault..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(NODE + ".log..", NODE + ".index..", NODE + ".admit..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(NODE + ".log..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(NODE + ".index..", NODE + ".admit..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(NODE + ".index..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(NODE + ".log..")
        .check(CLASSES);
  }

  @Test
  void onlyThePortTouchesFiles() {
    noClasses()
        .that()
        .resideInAnyPackage(NODE + ".vault..", NODE + ".state..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(NODE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("org.mithaq.cli.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("org.mithaq.stix.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void thereIsNoStaticState() {
    noFields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("org.mithaq..")
        .should()
        .notHaveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }
}
