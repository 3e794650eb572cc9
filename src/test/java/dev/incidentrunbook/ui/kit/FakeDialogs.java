package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.redaction.Hit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Answers dialogs in a person's place, and keeps what was asked and told.
public final class FakeDialogs implements Dialogs {
    private final List<String> asked = new ArrayList<>();
    private final List<Throwable> problems = new ArrayList<>();
    private List<Path> files = List.of();
    private Optional<Path> fileToWrite = Optional.empty();
    private Optional<String> answer = Optional.empty();
    private Set<String> kept = Set.of();
    private Set<String> ticked = Set.of();
    private boolean confirms = true;
    private Printed printed = Printed.DONE;

    /// The files to choose from now on.
    public FakeDialogs choosing(Path... chosen) {
        files = List.of(chosen);
        return this;
    }

    /// The file to write from now on.
    public FakeDialogs writingTo(Path file) {
        fileToWrite = Optional.of(file);
        return this;
    }

    /// The line to answer from now on.
    public FakeDialogs answering(String line) {
        answer = Optional.of(line);
        return this;
    }

    /// Whether to confirm from now on.
    public FakeDialogs confirming(boolean yes) {
        confirms = yes;
        return this;
    }

    /// What becomes of printing from now on.
    public FakeDialogs printing(Printed outcome) {
        printed = outcome;
        return this;
    }

    /// What to keep from now on, by its mask.
    public FakeDialogs keeping(String... masks) {
        kept = Set.of(masks);
        return this;
    }

    /// What to tick from now on, by how it begins.
    public FakeDialogs ticking(String... beginnings) {
        ticked = Set.of(beginnings);
        return this;
    }

    /// What was asked, with its explanation, in order.
    public List<String> asked() {
        return asked;
    }

    /// The bugs that were told.
    public List<Throwable> problems() {
        return problems;
    }

    @Override
    public List<Path> chooseFiles(String title) {
        asked.add(title);
        return files;
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        asked.add(title);
        return files.stream().findFirst();
    }

    @Override
    public Optional<Path> chooseFileToWrite(String title, String suggestedName) {
        asked.add(title + " " + suggestedName);
        return fileToWrite;
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        asked.add(title);
        return fileToWrite;
    }

    @Override
    public void showFolder(Path folder) {
        asked.add("Show " + folder);
    }

    @Override
    public Printed print(String name, Pages pages) {
        asked.add("Print " + name + ", " + pages.on(500, 700).size() + " pages");
        return printed;
    }

    @Override
    public Optional<String> ask(String title, String question, String verb) {
        asked.add(title + " " + question);
        return answer;
    }

    @Override
    public boolean confirm(String title, String explanation, String verb) {
        asked.add(title + " " + explanation);
        return confirms;
    }

    @Override
    public void chooseMasks(
            String title,
            String verb,
            List<Hit> hits,
            Set<String> remembered,
            Consumer<Optional<Set<String>>> chosen) {
        asked.add(title + " " + hits.stream().map(Hit::mask).toList());
        var all = new HashSet<>(remembered);
        hits.stream().filter(hit -> kept.contains(hit.mask())).forEach(h -> all.add(h.identity()));
        chosen.accept(confirms ? Optional.of(all) : Optional.empty());
    }

    @Override
    public void chooseSome(
            String title,
            String explanation,
            String verb,
            List<String> offered,
            Consumer<Optional<List<Integer>>> chosen) {
        asked.add(title + " " + offered);
        List<Integer> places =
                IntStream.range(0, offered.size())
                        .filter(place -> ticked.stream().anyMatch(offered.get(place)::startsWith))
                        .boxed()
                        .toList();
        chosen.accept(confirms ? Optional.of(places) : Optional.empty());
    }

    @Override
    public void problem(String what, Throwable bug) {
        problems.add(bug);
    }
}
