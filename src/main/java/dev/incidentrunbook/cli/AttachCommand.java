package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.EvidenceIntake.Large;
import dev.incidentrunbook.evidence.EvidenceStore.Purpose;
import dev.incidentrunbook.evidence.FolderListing;
import dev.incidentrunbook.evidence.LargeFileException;
import dev.incidentrunbook.evidence.LeftBehind;
import dev.incidentrunbook.evidence.Taken;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Attaches files, folders, standard input, what grows, and what a command prints.
@Command(
        name = "attach",
        description =
                "Attach files, or standard input with -, and print number, SHA-256 and name of each.",
        footer = {
            "",
            "For example: journalctl -u api --since -15min | incident-runbook attach - --name api.log",
            "             kubectl logs -f deploy/api | incident-runbook attach - --follow --name api.log",
            "             incident-runbook attach --run \"ss -tan state established\"",
            "Packed files (gzip, bzip2, xz, zstd, zip, tar) are kept as they are; \"contents\" looks into them.",
            "JSON: an array of label, step, at, who, sha256, size, name, mediaType, origin, caption, removed,",
            "outside (path, size, sha256)."
        })
final class AttachCommand extends ShellCommand {
    private static final String STANDARD_INPUT = "-";
    private static final int NAMED_FILES = 5;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files or folders, or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "Name to keep it under.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--step",
            paramLabel = "N",
            description = "Step it belongs to; otherwise the running one.")
    private Optional<String> step = Optional.empty();

    @Option(names = "--caption", paramLabel = "C", description = "One line about it.")
    private String caption = "";

    @Option(names = "--all", description = "All files of a folder.")
    private boolean all;

    @Option(
            names = "--match",
            paramLabel = "GLOB",
            description = "The files of a folder that match, for instance \"*.log\".")
    private Optional<String> match = Optional.empty();

    @Option(
            names = "--follow",
            description =
                    "Go on as the file grows or is rotated, or as long as standard input lasts; Ctrl+C ends it.")
    private boolean follow;

    @Option(
            names = "--run",
            paramLabel = "COMMAND",
            description = "Run a command with /bin/sh and attach what it prints.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--yes", description = "Run the command without asking.")
    private boolean yes;

    @Option(names = "--copy", description = "Copy files of more than 1 GiB without asking.")
    private boolean copy;

    @Option(
            names = "--reference",
            description =
                    "Leave files where they are; keep their digest, and their first and last 64 KiB.")
    private boolean reference;

    private final Interruption interruption = new Interruption();

    AttachCommand(RootCommand root) {
        super(root);
    }

    @Override
    int work(Desk desk) throws IOException {
        refuseContradictions();
        if (!follow && run.isEmpty()) {
            return attach(desk);
        }
        // Only when everything is recorded and told, the program has come to its end.
        try (Person.Listening _ =
                desk.surroundings().person().whenInterrupted(interruption::come)) {
            return attach(desk);
        }
    }

    private int attach(Desk desk) throws IOException {
        recordLeftBehind(desk);
        Incident incident = desk.incident();
        String stepId = Steps.meant(incident, step);
        var purpose = new Purpose(incident.id(), stepId, caption.strip());
        var attached = new ArrayList<Incident.Evidence>();
        for (Function<Purpose, Taken> source : sources(desk)) {
            Taken taken = source.apply(purpose);
            if (taken.changed()) {
                desk.complain(
                        taken.name()
                                + " was changed by someone else while it was read, so what was attached may be of two moments.");
            }
            incident =
                    chosenName()
                            .map(taken::named)
                            .orElse(taken)
                            .record(desk.response(), incident, stepId, caption.strip(), desk.at());
            desk.evidence().named(taken.number());
            attached.add(incident.evidence().getLast());
        }
        Incident last = incident;
        desk.print(
                attached.stream().map(e -> Json.evidence(last, e)).toList(),
                attached.stream()
                        .map(e -> e.label() + " " + e.sha256() + " " + Visible.line(e.name()))
                        .collect(Collectors.joining(System.lineSeparator())));
        return DONE;
    }

    private void refuseContradictions() {
        refuse(files.isEmpty() && run.isEmpty(), "Name a file, - for standard input, or --run.");
        refuse(
                run.isPresent() && !files.isEmpty(),
                "--run goes without files; attach them with another command.");
        refuse(
                files.size() > 1 && name.isPresent(),
                "--name goes with one file; attach the files one by one.");
        refuse(files.size() > 1 && follow, "--follow goes with one file.");
        refuse(copy && reference, "Say either --copy or --reference.");
        refuse(all && match.isPresent(), "Say either --all or --match.");
        refuse(
                reference && (follow || files.contains(STANDARD_INPUT)),
                "Only a file that stays can be referenced; leave out --reference.");
        refuse(run.filter(String::isBlank).isPresent(), "--run needs a command.");
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw RefusedException.wrongWords(sentence);
        }
    }

    /// What a program that died had followed gets its place before anything else is attached.
    private static void recordLeftBehind(Desk desk) {
        for (Incident incident : new LeftBehind(desk.evidence(), desk.response()).record()) {
            Incident.Evidence last = incident.evidence().getLast();
            desk.complain(
                    "%s of %s, %s, was completed up to what had come when its program ended (%s)."
                            .formatted(
                                    last.label(),
                                    incident.id(),
                                    last.name(),
                                    ByteSize.text(last.size())));
        }
    }

    /// Everything that is to be taken in, looked at before the first is taken, so that a mistyped name does not leave half of
    /// them attached.
    private List<Function<Purpose, Taken>> sources(Desk desk) throws IOException {
        var intake = new EvidenceIntake(desk.evidence(), desk.folder());
        if (run.isPresent()) {
            var output = new CommandOutput(desk, run.get());
            if (!yes) {
                output.confirm();
            }
            return List.of(purpose ->
                    output.take(
                            intake, chosenName().orElseGet(output::name), purpose, interruption));
        }
        var sources = new ArrayList<Function<Purpose, Taken>>();
        for (String file : files) {
            if (file.equals(STANDARD_INPUT)) {
                sources.add(purpose -> standardInput(desk, intake, purpose));
            } else {
                for (Path path : paths(desk, file)) {
                    sources.add(purpose -> file(desk, intake, path, purpose));
                }
            }
        }
        return sources;
    }

    private Taken standardInput(Desk desk, EvidenceIntake intake, Purpose purpose) {
        String called = chosenName().orElse("standard-input");
        if (follow) {
            return following(
                    desk,
                    called,
                    progress ->
                            intake.follow(
                                    List.of(desk.surroundings().in()),
                                    called,
                                    "standard input",
                                    purpose,
                                    progress,
                                    _ -> {}));
        }
        try (var progress = new ToldIntake(desk, called)) {
            return intake.take(desk.surroundings().in(), called, "standard input", progress);
        }
    }

    private Taken file(Desk desk, EvidenceIntake intake, Path file, Purpose purpose) {
        String called = String.valueOf(file.getFileName());
        if (follow) {
            return following(desk, called, progress -> intake.follow(file, purpose, progress));
        }
        Large large = reference ? Large.REFERENCE : Large.ASK;
        try {
            return file(desk, intake, file, copy ? Large.COPY : large);
        } catch (LargeFileException e) {
            return file(desk, intake, file, decided(desk, e));
        }
    }

    private static Taken file(Desk desk, EvidenceIntake intake, Path file, Large large) {
        try (var progress = new ToldIntake(desk, String.valueOf(file.getFileName()))) {
            return intake.take(file, large, progress);
        }
    }

    private Taken following(Desk desk, String called, Function<ToldIntake, Taken> source) {
        Person person = desk.surroundings().person();
        try (var progress = new ToldIntake(desk, called)) {
            interruption.endsBy(progress::stop);
            if (person.present()) {
                desk.complain("Following " + called + "; Ctrl+C ends it and keeps what came.");
            }
            return source.apply(progress);
        }
    }

    /// Whether a large file is copied or referenced: as somebody at the terminal says, else copied if there is room.
    private static Large decided(Desk desk, LargeFileException large) {
        Person person = desk.surroundings().person();
        if (!person.present()) {
            refuse(
                    !large.fits(),
                    large.words()
                            + "; free some space, or attach it with --reference, which leaves it where it is.");
            return Large.COPY;
        }
        desk.complain(large.words() + ".");
        String answer =
                person.answer(
                                "Copy it (c), or leave it where it is and keep its digest, beginning and end (r)? ")
                        .orElse("")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return switch (answer) {
            case "c", "copy" -> Large.COPY;
            case "r", "reference" -> Large.REFERENCE;
            default ->
                    throw RefusedException.wrongWords(
                            "Nothing was attached; say --copy or --reference.");
        };
    }

    /// The files that a word means.
    private List<Path> paths(Desk desk, String word) throws IOException {
        Path path = desk.surroundings().workingFolder().resolve(word).normalize();
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isDirectory(path)) {
            refuse(all || match.isPresent(), "--all and --match go with a folder.");
            return List.of(path);
        }
        FolderListing listing = FolderListing.of(path, () -> false);
        List<FolderListing.Entry> wanted =
                match.map(listing::matching).orElseGet(() -> all ? listing.files() : List.of());
        refuse(wanted.isEmpty(), offer(listing));
        return wanted.stream().map(FolderListing.Entry::path).toList();
    }

    /// What is in a folder, and how to attach it.
    private String offer(FolderListing listing) {
        if (listing.files().isEmpty()) {
            return "There is no file in " + listing.folder() + ".";
        }
        if (match.isPresent()) {
            return "No file in %s matches \"%s\"; its newest is %s."
                    .formatted(listing.folder(), match.get(), listing.files().getFirst().name());
        }
        long bytes = listing.files().stream().mapToLong(FolderListing.Entry::size).sum();
        String newest =
                listing.files().stream()
                        .limit(NAMED_FILES)
                        .map(file -> file.name() + " (" + ByteSize.text(file.size()) + ")")
                        .collect(Collectors.joining(", "));
        return "%s is a folder with %d files (%s), the newest are %s; attach all of them with --all, or some with --match \"*.log\"."
                .formatted(listing.folder(), listing.files().size(), ByteSize.text(bytes), newest);
    }

    private Optional<String> chosenName() {
        return name.map(String::strip).filter(n -> !n.isEmpty());
    }
}
