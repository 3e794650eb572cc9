package dev.incidentrunbook;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import javafx.application.Platform;
import org.jspecify.annotations.NullMarked;

/// The plan of the house: which room may use which, and what is done in one place only. Whoever changes the house changes
/// this test.
@AnalyzeClasses(
        packages = "dev.incidentrunbook",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String HOUSE = "dev.incidentrunbook";
    private static final DescribedPredicate<JavaClass> FRONT_DOOR =
            resideInAPackage(HOUSE).as("the front door");
    private static final String CONSTRUCTOR = "<init>";
    private static final String[] USABLE = {
        "runbook",
        "incident",
        "redaction",
        "evidence",
        "diagnosis",
        "review",
        "safekeeping",
        "bundle",
        "search"
    };
    private static final DescribedPredicate<JavaClass> FX_BRIDGE = oneClass("ui.kit.FxWork");
    private static final DescribedPredicate<JavaClass> STORE_WRITER = oneClass("store.Database");

    /// Compressing keeps every processor busy while evidence is taken in.
    private static final DescribedPredicate<JavaClass> PACKING = oneClass("store.Packing");

    /// Opening a pipe or a file on a network that went away never returns and cannot be interrupted; who must not hang has to
    /// leave it to a thread that may.
    private static final DescribedPredicate<JavaClass> READERS = oneClass("evidence.Arrivals");

    /// Ctrl+C ends a program; only a thread that the system waits for can let a command come to an end of its own.
    private static final DescribedPredicate<JavaClass> CTRL_C = oneClass("AtTheTerminal");

    /// What a command prints is evidence when somebody typed the command and confirmed it; nothing else is ever started.
    private static final DescribedPredicate<JavaClass> COMMANDS = oneClass("cli.CommandOutput");

    /// JavaFX cannot write a PNG, which a picture from the clipboard has to become.
    private static final DescribedPredicate<JavaClass> PICTURES = oneClass("ui.kit.Pixels");

    /// The shell knows no JavaFX, and a review drawn there holds the same picture.
    private static final DescribedPredicate<JavaClass> DRAWN = oneClass("review.Png");

    private static final DescribedPredicate<JavaClass> STORE = resideInAPackage(HOUSE + ".store");

    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_THE_ROOMS_THEY_MAY =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .withOptionalLayers(true)
                    .layer("runbook")
                    .definedBy(HOUSE + ".runbook..")
                    .layer("incident")
                    .definedBy(HOUSE + ".incident..")
                    .layer("redaction")
                    .definedBy(HOUSE + ".redaction..")
                    .layer("evidence")
                    .definedBy(HOUSE + ".evidence..")
                    .layer("diagnosis")
                    .definedBy(HOUSE + ".diagnosis..")
                    .layer("review")
                    .definedBy(HOUSE + ".review..")
                    .layer("safekeeping")
                    .definedBy(HOUSE + ".safekeeping..")
                    .layer("search")
                    .definedBy(HOUSE + ".search..")
                    .layer("bundle")
                    .definedBy(HOUSE + ".bundle..")
                    .layer("store")
                    .definedBy(HOUSE + ".store..")
                    .layer("cli")
                    .definedBy(HOUSE + ".cli..")
                    .layer("ui")
                    .definedBy(HOUSE + ".ui..")
                    .layer("front door")
                    .definedBy(HOUSE)
                    .whereLayer("runbook")
                    .mayNotAccessAnyLayer()
                    .whereLayer("incident")
                    .mayOnlyAccessLayers("runbook")
                    .whereLayer("redaction")
                    .mayNotAccessAnyLayer()
                    .whereLayer("evidence")
                    .mayOnlyAccessLayers("incident", "redaction")
                    .whereLayer("diagnosis")
                    .mayOnlyAccessLayers("runbook")
                    .whereLayer("review")
                    .mayOnlyAccessLayers("incident", "diagnosis", "runbook")
                    .whereLayer("safekeeping")
                    .mayOnlyAccessLayers("incident")
                    .whereLayer("search")
                    .mayOnlyAccessLayers("runbook", "incident", "evidence")
                    .whereLayer("bundle")
                    .mayOnlyAccessLayers("runbook", "incident", "redaction", "evidence", "review")
                    .whereLayer("store")
                    .mayOnlyAccessLayers(
                            "runbook",
                            "incident",
                            "evidence",
                            "diagnosis",
                            "review",
                            "safekeeping",
                            "search")
                    .whereLayer("cli")
                    .mayOnlyAccessLayers(USABLE)
                    .whereLayer("ui")
                    .mayOnlyAccessLayers(USABLE)
                    .whereLayer("front door")
                    .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule ROOMS_ARE_FREE_OF_CYCLES =
            slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SCREENS_ARE_FREE_OF_CYCLES =
            slices().matching(HOUSE + ".ui.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SCREENS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching(HOUSE + ".ui.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            resideInAPackage(HOUSE + ".ui.shell.."),
                            DescribedPredicate.alwaysTrue())
                    .ignoreDependency(
                            DescribedPredicate.alwaysTrue(), resideInAPackage(HOUSE + ".ui.kit.."));

    @ArchTest
    static final ArchRule VIEW_MODELS_HOLD_NO_CONTROLS =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx.scene..",
                            "javafx.stage..",
                            "javafx.fxml..",
                            "javafx.application..");

    @ArchTest
    static final ArchRule ONLY_SCREENS_KNOW_JAVAFX =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(HOUSE + ".ui..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "org.kordamp..", "atlantafx..");

    @ArchTest
    static final ArchRule THREADS_CROSS_IN_ONE_CLASS =
            noClasses()
                    .that(
                            DescribedPredicate.not(FX_BRIDGE)
                                    .and(DescribedPredicate.not(STORE_WRITER))
                                    .and(DescribedPredicate.not(PACKING))
                                    .and(DescribedPredicate.not(READERS))
                                    .and(DescribedPredicate.not(CTRL_C)))
                    .should()
                    .accessTargetWhere(target(Platform.class, "runLater", "startup", "exit"))
                    .orShould()
                    .accessTargetWhere(
                            target(
                                    Thread.class,
                                    CONSTRUCTOR,
                                    "start",
                                    "ofVirtual",
                                    "ofPlatform",
                                    "startVirtualThread"))
                    .orShould()
                    .dependOnClassesThat(
                            nameMatching(
                                    "javafx\\.concurrent\\..*|java\\.util\\.Timer|java\\.util\\.concurrent\\."
                                            + "(Executor.*|.*ExecutorService|.*Pool.*|CompletableFuture)"));

    @ArchTest
    static final ArchRule ONLY_THE_STORE_WAITS =
            noClasses()
                    .that(DescribedPredicate.not(STORE))
                    .should()
                    .accessTargetWhere(target(Thread.class, "sleep"))
                    .because(
                            "a screen that sleeps is frozen; the store waits for another program's turn");

    @ArchTest
    static final ArchRule DATABASES_ARE_KNOWN_TO_THE_STORE_ALONE =
            noClasses()
                    .that(DescribedPredicate.not(STORE))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..", "javax.sql..", "org.sqlite..", "com.github.luben..");

    @ArchTest
    static final ArchRule COMMAND_LINES_ARE_KNOWN_TO_THE_SHELL_ALONE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(HOUSE + ".cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_OUTSIDE =
            noClasses()
                    .that(DescribedPredicate.not(FRONT_DOOR))
                    .should()
                    .accessTargetWhere(target(System.class, "currentTimeMillis", "nanoTime"))
                    .orShould()
                    .accessTargetWhere(target(InstantSource.class, "system"))
                    .orShould()
                    .accessTargetWhere(
                            target(Clock.class, "systemUTC", "systemDefaultZone", "system"))
                    .orShould()
                    .accessTargetWhere(target(Instant.class, "now"))
                    .orShould()
                    .accessTargetWhere(target(LocalDate.class, "now"))
                    .orShould()
                    .accessTargetWhere(target(LocalDateTime.class, "now"))
                    .orShould()
                    .accessTargetWhere(target(ZonedDateTime.class, "now"));

    @ArchTest
    static final ArchRule NOTHING_LEAVES_THE_MACHINE =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "java.net.http..", "javafx.scene.web..", "javax.net..")
                                    .or(
                                            nameMatching(
                                                    "java\\.net\\.(.*Socket.*|.*URLConnection|Inet.*|Proxy.*)")))
                    .because(
                            "the product needs no network, and an incident's evidence must not go anywhere");

    @ArchTest
    static final ArchRule OTHER_PROGRAMS_ARE_STARTED_IN_ONE_CLASS =
            noClasses()
                    .that(DescribedPredicate.not(COMMANDS))
                    .should()
                    .dependOnClassesThat(
                            nameMatching(
                                    "java\\.lang\\.ProcessBuilder(\\$.*)?|java\\.lang\\.Process"))
                    .orShould()
                    .accessTargetWhere(target(Runtime.class, "exec"));

    @ArchTest
    static final ArchRule NO_SECOND_LOG =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule NO_SECOND_TOOLKIT =
            noClasses()
                    .that(DescribedPredicate.not(PICTURES).and(DescribedPredicate.not(DRAWN)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javax.swing..", "java.awt..", "javax.imageio..");

    @ArchTest
    static final ArchRule ONLY_THE_SHELL_AND_THE_FRONT_DOOR_PRINT =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(HOUSE, HOUSE + ".cli..")
                    .should()
                    .accessTargetWhere(target(System.class, "out", "err", "in"))
                    .orShould()
                    .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule ONLY_THE_FRONT_DOOR_ENDS_THE_PROGRAM =
            noClasses()
                    .that(DescribedPredicate.not(FRONT_DOOR))
                    .should()
                    .accessTargetWhere(target(System.class, "exit"))
                    .orShould()
                    .accessTargetWhere(target(Runtime.class, "exit", "halt"));

    @ArchTest
    static final ArchRule EVERY_PACKAGE_SAYS_WHERE_NULL_MAY_BE =
            classes()
                    .should(
                            new ArchCondition<>("be null-marked") {
                                @Override
                                public void check(JavaClass type, ConditionEvents events) {
                                    boolean marked =
                                            type.getPackage().isAnnotatedWith(NullMarked.class);
                                    events.add(
                                            new SimpleConditionEvent(
                                                    type,
                                                    marked,
                                                    type.getPackageName()
                                                            + " has no @NullMarked package-info"));
                                }
                            });

    private static DescribedPredicate<JavaClass> oneClass(String name) {
        return nameMatching(Pattern.quote(HOUSE + "." + name) + "(\\$.*)?").forSubtype();
    }

    private static DescribedPredicate<JavaAccess<?>> target(Class<?> owner, String... names) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + String.join("/", names),
                access ->
                        access.getTargetOwner().isAssignableTo(owner)
                                && List.of(names).contains(access.getName()));
    }
}
