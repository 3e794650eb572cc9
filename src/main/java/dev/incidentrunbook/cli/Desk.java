package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.Address.Settable;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.CustodyEvent;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.MomentReader;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.Setting;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.incident.Summary;
import dev.incidentrunbook.search.IncidentIndex;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a command works at: the open store, the incident that is meant, the moment that is meant, and a place to print.
final class Desk implements AutoCloseable {
    private final Surroundings surroundings;
    private final Path folder;
    private final OpenStore store;
    private final Choices choices;
    private final Optional<Instant> at;
    private final Response response;
    private final Printer printer;

    /// What the options that every command has said.
    record Choices(Optional<String> incident, boolean json, Optional<String> at) {}

    private Desk(
            Surroundings surroundings,
            Path folder,
            OpenStore store,
            Choices choices,
            Optional<Instant> at) {
        this.surroundings = surroundings;
        this.folder = folder;
        this.store = store;
        this.choices = choices;
        this.at = at;
        this.response =
                new Response(
                        store.log(),
                        surroundings.clock(),
                        surroundings.responder(store.preferences()));
        this.printer = new Printer(surroundings, choices.json());
    }

    static Desk open(Surroundings surroundings, Path folder, Choices choices) {
        Optional<Instant> at = choices.at().map(text -> moment(surroundings, text));
        return new Desk(surroundings, folder, surroundings.stores().apply(folder), choices, at);
    }

    Response response() {
        return response;
    }

    IncidentLog log() {
        return store.log();
    }

    EvidenceStore evidence() {
        return store.evidence();
    }

    IncidentIndex index() {
        return store.index();
    }

    /// The store's folder.
    Path folder() {
        return folder;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    boolean json() {
        return choices.json();
    }

    /// When it happened, if `--at` said so.
    Optional<Instant> at() {
        return at;
    }

    Stamp now() {
        return surroundings.clock().now();
    }

    /// The moment a text says.
    Instant moment(String text) {
        return moment(surroundings, text);
    }

    /// What a typed value means for something that can be filled in.
    Setting setting(Settable settable, String value) {
        return Setting.of(settable, value, new MomentReader(surroundings.zone()), now().wall());
    }

    private static Instant moment(Surroundings surroundings, String text) {
        return new MomentReader(surroundings.zone()).read(text, surroundings.clock().now().wall());
    }

    /// Refuses `--at` for a command that records nothing, since ignoring it would look like having obeyed it.
    void recordsNothing(String command) {
        if (at.isPresent()) {
            throw RefusedException.wrongWords(
                    "\"%s\" has no time of its own; leave out --at.".formatted(command));
        }
    }

    /// The incident named with `--incident`, otherwise the only open one.
    Incident incident() {
        return incident(i -> !i.closed(), "open");
    }

    /// The incident named with `--incident`, otherwise the only one that fits.
    Incident incident(Predicate<Summary> fits, String state) {
        if (choices.incident().isPresent()) {
            return response.incident(choices.incident().get().strip().toUpperCase(Locale.ROOT));
        }
        List<Summary> all = incidents();
        List<Summary> fitting = all.stream().filter(fits).toList();
        if (fitting.size() == 1) {
            return response.incident(fitting.getFirst().id());
        }
        if (!fitting.isEmpty()) {
            throw RefusedException.wrongWords(
                    "%d incidents are %s: %s; say which with --incident ID."
                            .formatted(fitting.size(), state, names(fitting)));
        }
        throw RefusedException.wrongWords(
                all.isEmpty()
                        ? "There is no incident yet; begin one with \"incident-runbook start\"."
                        : "No incident is %s; say which with --incident ID: %s."
                                .formatted(state, names(all)));
    }

    /// Every incident, newest first.
    List<Summary> incidents() {
        return log().summaries().incidents();
    }

    private static String names(List<Summary> incidents) {
        return incidents.stream()
                .map(i -> i.id() + " (" + Visible.line(i.title()) + ")")
                .collect(Collectors.joining(", "));
    }

    /// Records an event at the moment that is meant and prints the receipt.
    ///
    /// @param sentence what was done, for people
    int record(Incident incident, IncidentEvent event, String sentence) {
        return receipt(response.record(incident, event, at), sentence);
    }

    /// Records what was done with evidence. It is done whether or not that can be recorded, so a store that keeps nothing more is
    /// only told of.
    void custody(Incident incident, CustodyEvent event) {
        try {
            response.keepCustody(incident, event);
        } catch (StorageException e) {
            complain("It could not be recorded who did this: " + e.getMessage());
        }
    }

    /// Prints the receipt for an incident's newest event.
    int receipt(Incident incident, String sentence) {
        Recorded last = incident.history().getLast();
        print(Json.receipt(last), sentence);
        return ShellCommand.DONE;
    }

    /// Says that nothing needed to be recorded, because it is so already.
    int already(Incident incident, String sentence) {
        print(Json.nothingNew(incident.id()), sentence);
        return ShellCommand.DONE;
    }

    /// Prints a result, see [Printer#print].
    void print(Object json, String words) {
        printer.print(json, words);
    }

    /// Prints a sentence about something that is wrong, without ending the command.
    void complain(String sentence) {
        printer.complain(sentence);
    }

    @Override
    public void close() {
        store.close();
    }
}
