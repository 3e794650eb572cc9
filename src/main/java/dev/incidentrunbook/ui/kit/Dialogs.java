package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.redaction.Hit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;

/// Every window that asks or tells something, so that tests can answer in a person's place.
public interface Dialogs {
    /// Files to attach; empty when the choice was cancelled.
    List<Path> chooseFiles(String title);

    /// A file to read; empty when the choice was cancelled.
    Optional<Path> chooseFile(String title);

    /// A file to write; empty when the choice was cancelled.
    ///
    /// @param suggestedName the name that stands in the field at first
    Optional<Path> chooseFileToWrite(String title, String suggestedName);

    /// A folder to write into; empty when the choice was cancelled.
    Optional<Path> chooseFolder(String title);

    /// Shows a folder as the system shows folders.
    void showFolder(Path folder);

    /// Lets the system's dialog choose a printer, or a file as PDF, and prints.
    ///
    /// @param name how the system calls it while it prints
    /// @param pages draws the pages for the paper that was chosen
    Printed print(String name, Pages pages);

    /// What became of printing.
    enum Printed {
        DONE,
        CANCELLED,
        NO_PRINTER,
        FAILED
    }

    /// What is printed.
    @FunctionalInterface
    interface Pages {
        /// A node for each page, dressed and laid out.
        ///
        /// @param width of what can be printed on, in points
        /// @param height of what can be printed on, in points
        List<Node> on(double width, double height);
    }

    /// Asks for one line of text that must not be blank; empty when cancelled.
    ///
    /// @param verb what the confirming button does, for instance "Skip step"
    Optional<String> ask(String title, String question, String verb);

    /// Asks before something that cannot be taken back by undo.
    ///
    /// @param verb what the confirming button does, for instance "Close incident"
    /// @return whether the verb was chosen
    boolean confirm(String title, String explanation, String verb);

    /// Shows what was found in something that is about to leave, and asks what of it is masked. Does not wait for the answer.
    ///
    /// @param verb what the confirming button does, for instance "Export E3"
    /// @param kept identities of what stands as kept at first
    /// @param chosen told the identities of what is kept; empty when cancelled
    void chooseMasks(
            String title,
            String verb,
            List<Hit> hits,
            Set<String> kept,
            Consumer<Optional<Set<String>>> chosen);

    /// Offers things of which some may go along; none is ticked at first. Does not wait for the answer.
    ///
    /// @param verb what the confirming button does, for instance "Export the review"
    /// @param offered what can be ticked, in words
    /// @param chosen told the places of what is ticked, which may be none; empty when cancelled
    void chooseSome(
            String title,
            String explanation,
            String verb,
            List<String> offered,
            Consumer<Optional<List<Integer>>> chosen);

    /// Tells of a bug, with a button that copies the details. Expected errors are sentences beside their control instead.
    void problem(String what, Throwable bug);
}
