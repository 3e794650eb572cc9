package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.runbook.RunbookReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Creates a sample incident by typing a [Story] into this very shell, so that the demo can do nothing that a responder
/// cannot, and what it shows is what the commands really do.
@Command(
        name = "demo",
        description = "Create a sample incident in a folder of its own and write its review.",
        footer = {"", "JSON: incident, data, review."})
final class DemoCommand implements Callable<Integer> {
    private static final String REVIEW = "review.md";

    @Option(names = "--open", description = "Open the sample in the desktop.")
    private boolean open;

    private final RootCommand root;

    DemoCommand(RootCommand root) {
        this.root = root;
    }

    /// What was created.
    record Created(String incident, String data, String review) {}

    @Override
    public Integer call() throws IOException {
        Path folder = folder();
        String incident = tell(folder);
        Path review = folder.resolve(REVIEW);
        try (Desk desk = root.desk(folder)) {
            desk.print(
                    new Created(incident, folder.toString(), review.toString()),
                    """
                    Sample incident %s is in %s
                    Its review is %s
                    Look around with: incident-runbook show --data %s\
                    """
                            .formatted(incident, folder, review, folder));
        }
        return open
                ? root.surroundings().desktop().open(folder, Optional.of(incident))
                : ShellCommand.DONE;
    }

    /// A fresh folder, so that the sample never mixes with incidents that really happened.
    private Path folder() throws IOException {
        if (root.data().isEmpty()) {
            return Files.createTempDirectory("incident-runbook-demo-");
        }
        Path wanted = root.data().get().toAbsolutePath().normalize();
        try (Desk desk = root.desk(wanted)) {
            if (!desk.log().incidents().isEmpty()) {
                throw RefusedException.wrongWords(
                        "%s holds incidents already; give the demo a folder of its own."
                                .formatted(wanted));
            }
        }
        return wanted;
    }

    /// @return the id of the sample
    private String tell(Path folder) throws IOException {
        Story story = Story.shipped();
        var clock = new Story.Clock(story.entries().getFirst().at());
        try (OpenStore store = root.surroundings().stores().apply(folder)) {
            for (Story.Entry entry : story.entries()) {
                clock.moveTo(entry.at());
                try (InputStream in =
                        entry.input().isPresent()
                                ? Story.resource(entry.input().get())
                                : InputStream.nullInputStream()) {
                    type(store, clock, folder, in, entry.words());
                }
            }
            type(
                    store,
                    clock,
                    folder,
                    InputStream.nullInputStream(),
                    List.of("review", "-o", REVIEW));
            return store.log().incidents().getFirst();
        }
    }

    private void type(
            OpenStore store, Story.Clock clock, Path folder, InputStream in, List<String> words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var told =
                new Surroundings(
                        in,
                        out,
                        err,
                        Map.of("INCIDENT_RUNBOOK_RESPONDER", "On-call engineer"),
                        "",
                        folder,
                        ZoneOffset.UTC,
                        clock,
                        () -> folder,
                        _ -> staysOpen(store),
                        root.surroundings().safekeeping(),
                        new RunbookReader(),
                        root.surroundings().desktop(),
                        Person.NOBODY,
                        root.surroundings().bugs());
        int code = new Shell(told).run(words.toArray(String[]::new));
        if (code != ShellCommand.DONE) {
            throw new IllegalStateException(
                    "The demo went wrong at "
                            + words
                            + ": "
                            + err.toString(StandardCharsets.UTF_8).strip());
        }
    }

    /// Opening and closing the store for each of the hundred commands would take most of the demo's time.
    private static OpenStore staysOpen(OpenStore store) {
        return OpenStore.of(
                store.log(),
                store.evidence(),
                store.preferences(),
                store.index(),
                () -> {
                    // The demo closes it when all was typed.
                });
    }
}
