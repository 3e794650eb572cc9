package dev.incidentrunbook.ui.diagnosis;

import dev.incidentrunbook.diagnosis.Citation;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.Diagnosis.ExceptionGroup;
import dev.incidentrunbook.diagnosis.Diagnosis.Finding;
import dev.incidentrunbook.diagnosis.Diagnosis.RankedCause;
import dev.incidentrunbook.diagnosis.Diagnosis.Statement;
import dev.incidentrunbook.diagnosis.RequestCounts;
import dev.incidentrunbook.ui.kit.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The rows of the diagnosis: sentences, the lines that carry them, and a button that takes them over.
final class FindingRows {
    private static final int CITED = 5;
    private static final int FINDINGS = 12;

    private final DiagnosisViewModel vm;

    FindingRows(DiagnosisViewModel vm) {
        this.vm = vm;
    }

    /// When it began, what fails, how much, and what to look at next.
    List<Node> summary(Diagnosis diagnosis) {
        var rows = new ArrayList<Node>();
        List<Citation> first = diagnosis.firstFailure().map(List::of).orElse(List.of());
        rows.add(
                diagnosis
                        .firstFailureAt()
                        .map(at ->
                                fact(
                                        "diagnosis.began",
                                        vm.moments().full(at),
                                        first,
                                        use("diagnosis.use.started", "", () -> vm.setStarted(at))))
                        .orElseGet(() ->
                                fact(
                                        "diagnosis.began",
                                        Messages.text(
                                                diagnosis.enoughEvidence()
                                                        ? "diagnosis.no-time"
                                                        : "diagnosis.nothing-fails"),
                                        List.of())));
        diagnosis
                .failingComponent()
                .ifPresent(c ->
                        rows.add(
                                fact(
                                        "diagnosis.fails",
                                        DiagnosisViewModel.shown(c),
                                        first,
                                        use(
                                                "diagnosis.use.timeline",
                                                c,
                                                () ->
                                                        vm.note(
                                                                c,
                                                                diagnosis.firstFailureAt(),
                                                                first)))));
        rows.add(fact("diagnosis.requests", requests(diagnosis.requests()), List.of()));
        diagnosis.requestIds().stream()
                .findFirst()
                .ifPresent(id ->
                        rows.add(
                                fact(
                                        "diagnosis.id",
                                        DiagnosisViewModel.shown(id),
                                        List.of(),
                                        use("diagnosis.use.id", id, () -> vm.useRequestId(id)))));
        diagnosis.causes().stream()
                .map(RankedCause::check)
                .filter(check -> !check.isBlank())
                .findFirst()
                .ifPresent(check ->
                        rows.add(
                                fact(
                                        "diagnosis.next",
                                        DiagnosisViewModel.shown(check),
                                        List.of())));
        return rows;
    }

    /// The causes, the most likely first; said to stand by their prior likelihood alone where the logs do not decide.
    List<Node> causes(Diagnosis diagnosis) {
        var rows = new ArrayList<Node>();
        if (!diagnosis.enoughEvidence()) {
            Label undecided = words(Messages.text("diagnosis.not-enough"));
            undecided.getStyleClass().add("diagnosis-undecided");
            rows.add(undecided);
        }
        diagnosis.causes().forEach(cause -> rows.add(cause(cause)));
        return rows;
    }

    private Node cause(RankedCause cause) {
        String percent = String.format(Locale.ROOT, "%.0f %%", cause.share() * 100);
        var title = new Label(cause.title());
        title.getStyleClass().add("diagnosis-cause");
        title.setWrapText(true);
        var share = new Label(percent);
        share.setMinWidth(Label.USE_PREF_SIZE);
        var bar = new ProgressBar(cause.share());
        bar.setFocusTraversable(false);
        bar.setAccessibleText(Messages.text("diagnosis.share.spoken", cause.title(), percent));
        var head =
                new HBox(
                        bar,
                        share,
                        title,
                        grow(),
                        use("diagnosis.use.hypothesis", cause.title(), () -> vm.propose(cause)));
        head.getStyleClass().add("field-line");
        var box = new VBox(head);
        box.getStyleClass().add("diagnosis-row");
        cause.supporting().forEach(s -> box.getChildren().add(statement("diagnosis.for", s)));
        cause.against().forEach(s -> box.getChildren().add(statement("diagnosis.against", s)));
        return box;
    }

    private Node statement(String key, Statement statement) {
        var line =
                new VBox(
                        words(Messages.text(key, DiagnosisViewModel.shown(statement.text()))),
                        citations(statement.citations()));
        line.getStyleClass().add("diagnosis-statement");
        return line;
    }

    /// The groups of exceptions, each with its stack folded.
    List<Node> exceptions(Diagnosis diagnosis) {
        return diagnosis.exceptions().stream().map(this::exception).toList();
    }

    private Node exception(ExceptionGroup group) {
        String message = group.message().isBlank() ? "" : ": " + group.message();
        String text = DiagnosisViewModel.shown(group.type() + message);
        var head =
                new HBox(
                        words(
                                Messages.text(
                                        group.background()
                                                ? "diagnosis.exception.background"
                                                : "diagnosis.exception",
                                        Long.toString(group.count()),
                                        text)),
                        grow(),
                        use(
                                "diagnosis.use.timeline",
                                text,
                                () -> vm.note(text, group.first(), group.citations())));
        head.getStyleClass().add("field-line");
        var about = new Label(about(group));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        var box = new VBox(head, about, citations(group.citations()));
        if (!group.stack().isEmpty()) {
            box.getChildren().add(stack(group));
        }
        box.getStyleClass().add("diagnosis-row");
        return box;
    }

    private String about(ExceptionGroup group) {
        var parts = new ArrayList<String>();
        group.frame()
                .ifPresent(f ->
                        parts.add(Messages.text("diagnosis.frame", DiagnosisViewModel.shown(f))));
        group.first().ifPresent(at -> parts.add(span(at, group.last())));
        group.routes().stream()
                .findFirst()
                .ifPresent(r ->
                        parts.add(Messages.text("diagnosis.route", DiagnosisViewModel.shown(r))));
        return String.join(" · ", parts);
    }

    private static Node stack(ExceptionGroup group) {
        var text =
                new TextArea(
                        group.stack().stream()
                                .map(DiagnosisViewModel::shown)
                                .collect(Collectors.joining("\n")));
        text.setEditable(false);
        text.setPrefRowCount(Math.min(12, group.stack().size()));
        text.getStyleClass().add("diagnosis-stack");
        text.setAccessibleText(Messages.text("diagnosis.stack.spoken", group.type()));
        var pane =
                new TitledPane(
                        Messages.text("diagnosis.stack", Integer.toString(group.stack().size())),
                        text);
        pane.setAnimated(false);
        pane.setExpanded(false);
        return pane;
    }

    /// What else is worth knowing: signs, changes, and what had to be assumed about clocks.
    List<Node> findings(Diagnosis diagnosis) {
        var rows = new ArrayList<Node>();
        diagnosis.changes().stream()
                .limit(FINDINGS)
                .forEach(c -> {
                    String text = Messages.text("diagnosis.change." + kind(c.kind()), c.text());
                    rows.add(finding(text, c.at(), Optional.empty(), List.of(c.citation())));
                });
        diagnosis.findings().stream().limit(FINDINGS).forEach(f -> rows.add(finding(f)));
        diagnosis.clocks().forEach(c -> rows.add(words(DiagnosisViewModel.shown(c))));
        return rows;
    }

    private Node finding(Finding finding) {
        String text =
                finding.count() > 1
                        ? Messages.text(
                                "diagnosis.times", finding.text(), Long.toString(finding.count()))
                        : finding.text();
        return finding(text, finding.first(), finding.last(), finding.citations());
    }

    private Node finding(
            String text, Optional<Instant> first, Optional<Instant> last, List<Citation> lines) {
        var head =
                new HBox(
                        words(DiagnosisViewModel.shown(text)),
                        grow(),
                        use("diagnosis.use.timeline", text, () -> vm.note(text, first, lines)));
        head.getStyleClass().add("field-line");
        var box = new VBox(head);
        first.ifPresent(at -> {
            var when = new Label(span(at, last));
            when.getStyleClass().add("muted");
            box.getChildren().add(when);
        });
        box.getChildren().add(citations(lines));
        box.getStyleClass().add("diagnosis-row");
        return box;
    }

    /// Something that a step asks for, ready to be accepted.
    Node offer(Offer offer) {
        var head =
                new HBox(
                        words(offer.title()),
                        grow(),
                        use("diagnosis.use.accept", offer.title(), () -> vm.accept(offer)));
        head.getStyleClass().add("field-line");
        var answer = words(offer.answer());
        answer.getStyleClass().add("muted");
        var box = new VBox(head, answer, citations(offer.citations()));
        box.getStyleClass().add("diagnosis-row");
        return box;
    }

    private String span(Instant first, Optional<Instant> last) {
        String from = vm.moments().brief(first);
        return last.map(vm.moments()::brief)
                .filter(to -> !to.equals(from))
                .map(to -> Messages.text("diagnosis.from-to", from, to))
                .orElse(from);
    }

    private static String requests(RequestCounts requests) {
        return requests.total() == 0
                ? Messages.text("diagnosis.requests.none")
                : Messages.text(
                        "diagnosis.requests.count",
                        Long.toString(requests.failed()),
                        Long.toString(requests.total()),
                        percent(requests.failedBefore()),
                        percent(requests.failedSince()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
    }

    private static String kind(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Node fact(String key, String text, List<Citation> lines, Node... uses) {
        var name = new Label(Messages.text(key));
        name.getStyleClass().addAll("muted", "diagnosis-name");
        name.setMinWidth(Label.USE_PREF_SIZE);
        Label value = words(text);
        var line = new HBox(name, value, citations(lines), grow());
        line.getChildren().addAll(uses);
        line.getStyleClass().add("field-line");
        return line;
    }

    private FlowPane citations(List<Citation> lines) {
        var pane = new FlowPane();
        pane.getStyleClass().add("diagnosis-citations");
        lines.stream().limit(CITED).forEach(c -> pane.getChildren().add(citation(c)));
        pane.setManaged(!lines.isEmpty());
        return pane;
    }

    private Hyperlink citation(Citation citation) {
        var link = new Hyperlink(DiagnosisViewModel.text(citation));
        link.setAccessibleText(Messages.text("diagnosis.citation", link.getText()));
        link.setOnAction(_ -> vm.open(citation));
        link.setMinWidth(Hyperlink.USE_PREF_SIZE);
        return link;
    }

    private static Button use(String key, String what, Runnable action) {
        var button = new Button(Messages.text(key));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleText(
                what.isBlank()
                        ? button.getText()
                        : Messages.text("diagnosis.use.spoken", button.getText(), what));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Label words(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private static Node grow() {
        var space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
