package dev.incidentrunbook.harness;

import dev.incidentrunbook.Main;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.store.DesktopLock;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Starts eight desktops on one store at once while two shells type commands. One of the eight must have the window, the
/// others must be answered; the window writes too, is killed or closed, and the next start must have it. Then everything that
/// was acknowledged must be there once.
///
/// In most rounds the desktops are programs without a window, which are quick to start; in some they are the real one.
final class Processes implements Harness {
    private static final int SHORT = 20;
    private static final int LONG = 500;
    private static final int DESKTOPS = 8;
    private static final int SHELLS = 2;
    private static final int REAL_EVERY = 50;
    private static final int LATEST_MILLIS = 400;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long PATIENCE_MILLIS = 120_000;
    private static final String WINDOWS = "windows";
    private static final String NOT_ONE = "not one window";
    private static final String SLOWEST = "slowest start after a window ended";

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public int rounds(Form form) {
        return form == Form.SHORT ? SHORT : LONG;
    }

    @Override
    public Figures run(Course course) throws Exception {
        var figures =
                new Figures(
                        WINDOWS,
                        "of them real",
                        "killed",
                        Inspection.ACKNOWLEDGED,
                        NOT_ONE,
                        Inspection.LOST,
                        Inspection.GAPS,
                        Inspection.DUPLICATES,
                        Inspection.UNVERIFIED);
        try (var crew = new Crew(course)) {
            for (int number = 0; number < course.rounds(); number++) {
                new Round(course, figures, crew, number).run();
            }
            figures.measure(SLOWEST, String.format(Locale.ROOT, "%.0f ms", crew.slowest));
        }
        return figures;
    }

    /// The programs that are kept for many rounds.
    private static final class Crew implements AutoCloseable {
        private final Course course;
        private final Map<String, Child> children = new LinkedHashMap<>();
        private int started;
        private double slowest;

        Crew(Course course) throws IOException {
            this.course = course;
            for (int i = 0; i <= DESKTOPS; i++) {
                hire("desktop-" + i);
            }
            for (int i = 0; i < SHELLS; i++) {
                hire("shell-" + i);
            }
            for (Child child : children.values()) {
                child.await("warm");
            }
        }

        private void hire(String name) throws IOException {
            Path home = course.folder("child-" + started++);
            children.put(
                    name,
                    Child.start(
                            ChildJava.plain(),
                            WritingProgram.class,
                            home,
                            Map.of(),
                            home.resolve("warm").toString()));
        }

        Child get(String name) {
            return Objects.requireNonNull(children.get(name), name);
        }

        /// Kills one and starts another in its place.
        ///
        /// @return what it still said
        List<String> kill(String name) throws IOException {
            Child child = get(name);
            child.kill();
            List<String> said = child.hearAll();
            child.close();
            hire(name);
            return said;
        }

        @Override
        public void close() throws IOException {
            for (Child child : children.values()) {
                child.close();
            }
        }
    }

    /// One round.
    private static final class Round {
        private final Course course;
        private final Figures figures;
        private final Crew crew;
        private final Inspection inspection;
        private final Random random;
        private final Path folder;
        private final boolean real;
        private final Set<String> events = new HashSet<>();
        private final Map<Long, String> typed = new HashMap<>();
        private final List<String> hired = new ArrayList<>();

        Round(Course course, Figures figures, Crew crew, int number) throws IOException {
            this.course = course;
            this.figures = figures;
            this.crew = crew;
            inspection = new Inspection(figures, "round " + number);
            random = course.random(number);
            folder = course.folder("store-" + number);
            real = number % REAL_EVERY == 0;
        }

        void run() throws Exception {
            try (SqliteStore store = open()) {
                new Response(
                                store.log(),
                                StampSource.of(InstantSource.system(), System::nanoTime, "opening"),
                                "ada")
                        .open(new RunbookReader().shipped("http-500"));
            }
            for (int i = 0; i < SHELLS; i++) {
                crew.get("shell-" + i).say("type " + folder + " shell-" + i);
            }
            if (real) {
                realWindows();
            } else {
                windows();
            }
            for (int i = 0; i < SHELLS; i++) {
                end("shell-" + i);
            }
            for (String name : hired) {
                crew.get(name).await("warm");
            }
            look();
        }

        /// Starts desktops without a window.
        private void windows() throws Exception {
            for (int i = 0; i < DESKTOPS; i++) {
                crew.get("desktop-" + i).say("start " + folder + " desktop-" + i);
            }
            var first = new ArrayList<String>();
            for (int i = 0; i < DESKTOPS; i++) {
                String name = "desktop-" + i;
                String reply = reply(name);
                if (reply.equals("first")) {
                    first.add(name);
                } else if (!reply.equals("answered")) {
                    inspection.found(NOT_ONE, name + " was " + reply);
                }
            }
            figures.add(WINDOWS, first.size());
            if (first.size() != 1) {
                inspection.found(NOT_ONE, first + " have the window");
            }
            Thread.sleep(random.nextInt(LATEST_MILLIS));
            boolean kill = random.nextBoolean();
            for (String name : first) {
                if (kill) {
                    figures.add("killed", 1);
                    hear(crew.kill(name));
                    hired.add(name);
                } else {
                    end(name);
                }
            }
            next();
        }

        /// The start after that must have the window at once.
        private void next() throws IOException {
            String name = "desktop-" + DESKTOPS;
            long begun = System.nanoTime();
            crew.get(name).say("start " + folder + " next");
            String reply = reply(name);
            crew.slowest =
                    Math.max(crew.slowest, (System.nanoTime() - begun) / (double) NANOS_PER_MILLI);
            if (!reply.equals("first")) {
                inspection.found(NOT_ONE, "the next start was " + reply);
            }
            end(name);
        }

        /// Starts the program itself, with windows that nobody sees.
        private void realWindows() throws Exception {
            var children = new ArrayList<Child>();
            try {
                for (int i = 0; i < DESKTOPS; i++) {
                    children.add(window());
                }
                oneOf(children);
                children.forEach(Child::kill);
                figures.add("killed", 1);
                children.add(window());
                answered(children.getLast());
            } finally {
                for (Child child : children) {
                    child.close();
                }
            }
        }

        private Child window() throws IOException {
            return Child.start(
                    new ChildJava(
                            List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
                            ChildJava.plain().classPath()),
                    Main.class,
                    course.folder("window-" + System.nanoTime()),
                    Map.of(),
                    "--data",
                    folder.toString());
        }

        private void oneOf(List<Child> children) throws Exception {
            long until = System.nanoTime() + PATIENCE_MILLIS * NANOS_PER_MILLI;
            while (children.stream().filter(Child::alive).count() > 1
                    && System.nanoTime() < until) {
                Thread.sleep(20);
            }
            List<Child> alive = children.stream().filter(Child::alive).toList();
            figures.add(WINDOWS, alive.size());
            figures.add("of them real", alive.size());
            if (alive.size() != 1) {
                inspection.found(NOT_ONE, alive.size() + " of eight have the window");
            }
            for (Child child : children) {
                if (!child.alive() && child.exitCode() != 0) {
                    inspection.found(
                            NOT_ONE,
                            "a start ended with " + child.exitCode() + ": " + child.complaints());
                }
            }
        }

        /// Knocks at a window that is just being opened, until it answers.
        private void answered(Child window) throws Exception {
            boolean answered = false;
            while (!answered && window.alive()) {
                switch (DesktopLock.takeOrKnock(folder, Optional.empty())) {
                    case DesktopLock.Start.Answered _ -> answered = true;
                    case DesktopLock.Start.First(DesktopLock early) -> {
                        early.close();
                        Thread.sleep(20);
                    }
                    case DesktopLock.Start.Unanswered _ ->
                            inspection.found(NOT_ONE, "a real window did not answer");
                }
            }
            if (!answered) {
                inspection.found(NOT_ONE, "the start after a kill ended: " + window.complaints());
            }
        }

        private String reply(String name) throws IOException {
            Child child = crew.get(name);
            for (Optional<String> line = child.hear(); line.isPresent(); line = child.hear()) {
                if (Set.of("first", "answered", "unanswered").contains(line.get())) {
                    return line.get();
                }
                hear(line.get());
            }
            throw new IOException(name + " died by itself: " + child.complaints());
        }

        private void end(String name) throws IOException {
            Child child = crew.get(name);
            child.say("end");
            Optional<String> line = child.hear();
            while (line.isPresent() && !line.get().equals("ended")) {
                hear(line.get());
                line = child.hear();
            }
            if (line.isEmpty()) {
                throw new IOException(name + " died by itself: " + child.complaints());
            }
        }

        private void hear(List<String> lines) {
            lines.forEach(this::hear);
        }

        private void hear(String line) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "event" -> events.add(words[1]);
                case "typed" -> typed.put(Long.parseLong(words[2]), words[1]);
                case "ticked" -> typed.put(Long.parseLong(words[1]), "");
                default -> inspection.found(Inspection.UNVERIFIED, "a program said: " + line);
            }
        }

        private void look() throws IOException {
            figures.add(Inspection.ACKNOWLEDGED, events.size() + typed.size());
            try (SqliteStore store = open()) {
                inspection.events(store, events);
                List<Recorded> history = store.log().read(store.log().incidents().getFirst());
                typed.forEach((seq, text) -> isThere(history, seq, text));
                var texts = new HashSet<String>();
                for (Recorded event : history) {
                    if (event.event() instanceof NoteAdded note && !texts.add(note.text())) {
                        inspection.found(Inspection.DUPLICATES, note.text() + " is there twice");
                    }
                }
            }
            if (inspection.broken()) {
                System.out.println("  kept: " + course.keep(folder));
            }
            Folders.delete(folder);
        }

        private void isThere(List<Recorded> history, long seq, String text) {
            boolean there =
                    seq <= history.size()
                            && switch (history.get((int) seq - 1).event()) {
                                case NoteAdded note -> note.text().equals(text);
                                case Object _ -> text.isEmpty();
                            };
            if (!there) {
                inspection.found(
                        Inspection.LOST,
                        "event " + seq + " " + text + " was acknowledged and is gone");
            }
        }

        private SqliteStore open() {
            return SqliteStore.open(
                    folder, new EventCodec(new RunbookReader()), InstantSource.system());
        }
    }
}
