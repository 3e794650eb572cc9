package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.redaction.Hit;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.event.ActionEvent;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The dialogs of the running desktop. They belong to the window, Esc leaves every one of them, and the folder last used
/// stands ready in the next.
public final class FxDialogs implements Dialogs {
    private final Window owner;
    private final Choices choices;
    private final Appearance appearance;

    /// @param owner the window they belong to
    /// @param choices where the last folder is remembered
    /// @param appearance what they look like
    public FxDialogs(Window owner, Choices choices, Appearance appearance) {
        this.owner = owner;
        this.choices = choices;
        this.appearance = appearance;
    }

    @Override
    public List<Path> chooseFiles(String title) {
        List<File> files = chooser(title).showOpenMultipleDialog(owner);
        List<Path> chosen = files == null ? List.of() : files.stream().map(File::toPath).toList();
        chosen.stream().findFirst().ifPresent(this::rememberFolder);
        return chosen;
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        Optional<Path> chosen =
                Optional.ofNullable(chooser(title).showOpenDialog(owner)).map(File::toPath);
        chosen.ifPresent(this::rememberFolder);
        return chosen;
    }

    @Override
    public Optional<Path> chooseFileToWrite(String title, String suggestedName) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(suggestedName);
        Optional<Path> chosen =
                Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        chosen.ifPresent(this::rememberFolder);
        return chosen;
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        lastFolder().ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        Optional<Path> chosen = Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
        chosen.ifPresent(
                folder -> choices.set(Choice.LAST_FOLDER, folder.toAbsolutePath().toString()));
        return chosen;
    }

    @Override
    public void showFolder(Path folder) {
        // The desktop is started without an `Application`, and only one of these opens folders.
        new Application() {
            @Override
            public void start(Stage stage) {
                // Never started.
            }
        }.getHostServices().showDocument(folder.toUri().toString());
    }

    @Override
    public Printed print(String name, Pages pages) {
        @Nullable PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            return Printed.NO_PRINTER;
        }
        job.getJobSettings().setJobName(name);
        if (!job.showPrintDialog(owner)) {
            job.cancelJob();
            return Printed.CANCELLED;
        }
        PageLayout paper = job.getJobSettings().getPageLayout();
        boolean printed =
                pages.on(paper.getPrintableWidth(), paper.getPrintableHeight()).stream()
                        .allMatch(job::printPage);
        return printed && job.endJob() ? Printed.DONE : Printed.FAILED;
    }

    @Override
    public Optional<String> ask(String title, String question, String verb) {
        var answer = new TextField();
        var missing = new Label();
        missing.getStyleClass().add("field-error");
        missing.managedProperty().bind(missing.visibleProperty());
        missing.visibleProperty().bind(missing.textProperty().isNotEmpty());
        var label = wrapped(question);
        label.setLabelFor(answer);
        var content = new VBox(label, answer, missing);
        content.getStyleClass().add("dialog-body");

        var act = new ButtonType(verb, ButtonData.OK_DONE);
        Dialog<String> dialog = dialog(title, content, act, cancel());
        dialog.setResultConverter(button -> button == act ? answer.getText().strip() : null);
        Node button = dialog.getDialogPane().lookupButton(act);
        button.addEventFilter(
                ActionEvent.ACTION,
                event -> {
                    if (answer.getText().isBlank()) {
                        event.consume();
                        missing.setText(Messages.text("dialog.missing"));
                        answer.setAccessibleHelp(missing.getText());
                        answer.requestFocus();
                    }
                });
        dialog.setOnShown(_ -> answer.requestFocus());
        return dialog.showAndWait();
    }

    @Override
    public boolean confirm(String title, String explanation, String verb) {
        var act = new ButtonType(verb, ButtonData.OK_DONE);
        Dialog<Boolean> dialog = dialog(title, wrapped(explanation), act, cancel());
        dialog.setResultConverter(button -> button == act);
        return dialog.showAndWait().orElse(false);
    }

    @Override
    public void chooseMasks(
            String title,
            String verb,
            List<Hit> hits,
            Set<String> kept,
            Consumer<Optional<Set<String>>> chosen) {
        var list = new MaskList(hits, kept);
        chooseIn(
                list,
                list::requestFocus,
                title,
                Messages.text("masks.explanation"),
                verb,
                list::kept,
                chosen);
    }

    @Override
    public void chooseSome(
            String title,
            String explanation,
            String verb,
            List<String> offered,
            Consumer<Optional<List<Integer>>> chosen) {
        var ticks = new TickList(offered);
        chooseIn(ticks, ticks::focus, title, explanation, verb, ticks::ticked, chosen);
    }

    /// Shows a list to choose in, and hands on what was chosen; nothing when it was left.
    private <T> void chooseIn(
            Node list,
            Runnable focus,
            String title,
            String explanation,
            String verb,
            Supplier<T> choice,
            Consumer<Optional<T>> chosen) {
        var content = new VBox(wrapped(explanation), list);
        content.getStyleClass().add("dialog-body");
        VBox.setVgrow(list, Priority.ALWAYS);
        var act = new ButtonType(verb, ButtonData.OK_DONE);
        Dialog<T> dialog = dialog(title, content, act, cancel());
        dialog.setResultConverter(button -> button == act ? choice.get() : null);
        EnterKey.in(list, ((Button) dialog.getDialogPane().lookupButton(act))::fire);
        dialog.setOnShown(_ -> focus.run());
        dialog.setOnHidden(_ -> chosen.accept(Optional.ofNullable(dialog.getResult())));
        dialog.show();
    }

    @Override
    public void problem(String what, Throwable bug) {
        var trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        var details = new TextArea(trace.toString());
        details.setEditable(false);
        details.setPrefRowCount(10);
        details.setPrefColumnCount(60);
        details.setAccessibleText(Messages.text("dialog.details"));
        var content = new VBox(wrapped(what), details);
        content.getStyleClass().add("dialog-body");

        var copy = new ButtonType(Messages.text("dialog.copy"), ButtonData.LEFT);
        var close = new ButtonType(Messages.text("dialog.close"), ButtonData.CANCEL_CLOSE);
        Dialog<Boolean> dialog = dialog(Messages.text("dialog.problem"), content, copy, close);
        dialog.getDialogPane()
                .lookupButton(copy)
                .addEventFilter(
                        ActionEvent.ACTION,
                        event -> {
                            event.consume();
                            var text = new ClipboardContent();
                            text.putString(what + "\n\n" + details.getText());
                            Clipboard.getSystemClipboard().setContent(text);
                        });
        // Told while a job's answer is being handled, where waiting for a person would hold up
        // every other answer.
        dialog.show();
    }

    private <T> Dialog<T> dialog(String title, Node content, ButtonType... buttons) {
        var dialog = new Dialog<T>();
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setResizable(true);
        dialog.getDialogPane().getStylesheets().setAll(appearance.stylesheets());
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(buttons);
        return dialog;
    }

    private static ButtonType cancel() {
        return new ButtonType(Messages.text("dialog.cancel"), ButtonData.CANCEL_CLOSE);
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("dialog-text");
        return label;
    }

    private FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        lastFolder().ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        return chooser;
    }

    private Optional<Path> lastFolder() {
        return choices.get(Choice.LAST_FOLDER).map(Path::of).filter(Files::isDirectory);
    }

    private void rememberFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            choices.set(Choice.LAST_FOLDER, folder.toString());
        }
    }
}
