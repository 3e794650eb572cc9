package dev.incidentrunbook.ui.diagnosis;

import dev.incidentrunbook.diagnosis.Change;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.RequestCounts;
import dev.incidentrunbook.diagnosis.RequestCounts.Minute;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// Requests over time as columns: failed ones at the foot, refused ones on them, all others above. The first bad minute and
/// deployments stand on it as lines with words. The table beside it says the same in numbers.
final class RequestChart extends Region {
    /// More columns than this cannot be told apart; then a column stands for several minutes.
    private static final int COLUMNS = 160;

    private static final double GAP = 1;

    private final Moments moments;
    private final Label top = label();
    private final Label begin = label();
    private final Label end = label();
    private final Path failed = path("chart-failed");
    private final Path refused = path("chart-refused");
    private final Path other = path("chart-other");
    private final List<Mark> marks = new ArrayList<>();
    private List<Column> columns = List.of();
    private Duration width = Duration.ofMinutes(1);
    private int most = 1;

    /// A moment with words.
    private record Mark(Instant at, Line line, Label words) {}

    /// What happened in the time of one column.
    private record Column(Instant from, int failed, int refused, int total) {}

    RequestChart(Moments moments) {
        this.moments = moments;
        getStyleClass().add("request-chart");
        setMinHeight(USE_PREF_SIZE);
        setFocusTraversable(true);
        getChildren().addAll(other, refused, failed, top, begin, end);
    }

    void show(Diagnosis diagnosis) {
        RequestCounts requests = diagnosis.requests();
        columns = columns(requests.perMinute());
        most = columns.stream().mapToInt(Column::total).max().orElse(1);
        marks.forEach(mark -> getChildren().removeAll(mark.line(), mark.words()));
        marks.clear();
        diagnosis
                .firstFailureAt()
                .ifPresent(at -> mark(at, Messages.text("diagnosis.chart.first"), "chart-first"));
        diagnosis.changes().stream()
                .filter(c -> c.kind() == Change.Kind.DEPLOYMENT)
                .flatMap(c -> c.at().stream())
                .filter(this::covers)
                .limit(4)
                .forEach(at ->
                        mark(at, Messages.text("diagnosis.chart.deployment"), "chart-change"));
        top.setText(Messages.text("diagnosis.chart.most", Integer.toString(most), minutes()));
        if (!columns.isEmpty()) {
            begin.setText(moments.brief(columns.getFirst().from()));
            end.setText(moments.brief(columns.getLast().from().plus(width)));
        }
        setAccessibleText(
                Messages.text(
                        "diagnosis.chart.spoken",
                        Long.toString(requests.total()),
                        Long.toString(requests.failed()),
                        begin.getText(),
                        end.getText(),
                        diagnosis.firstFailureAt().map(moments::brief).orElse("")));
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 11 * top.getFont().getSize();
    }

    @Override
    protected void layoutChildren() {
        double line = top.prefHeight(-1);
        double left = snappedLeftInset();
        double right = getWidth() - snappedRightInset();
        double foot = getHeight() - snappedBottomInset() - line;
        double head = snappedTopInset() + 2 * line;
        top.resizeRelocate(left, snappedTopInset(), top.prefWidth(-1), line);
        begin.resizeRelocate(left, foot, begin.prefWidth(-1), line);
        end.resizeRelocate(right - end.prefWidth(-1), foot, end.prefWidth(-1), line);
        draw(failed, left, right, head, foot, _ -> 0, Column::failed);
        draw(refused, left, right, head, foot, Column::failed, c -> c.failed() + c.refused());
        draw(other, left, right, head, foot, c -> c.failed() + c.refused(), Column::total);
        place(left, right, head, foot, line);
    }

    /// The lines of the marks with their words; words that would lie on those of an earlier mark are left out, and only
    /// its line is shown.
    private void place(double left, double right, double head, double foot, double line) {
        var taken = new ArrayList<Bounds>();
        for (Mark mark : marks) {
            double x = left + (right - left) * position(mark.at());
            mark.line().setStartX(x);
            mark.line().setEndX(x);
            mark.line().setStartY(head - line);
            mark.line().setEndY(foot);
            double wide = mark.words().prefWidth(-1);
            double from = Math.clamp(x + 3, left, Math.max(left, right - wide));
            mark.words().resizeRelocate(from, head - line, wide, line);
            var words = new BoundingBox(from, head - line, wide, line);
            boolean free = taken.stream().noneMatch(words::intersects);
            mark.words().setVisible(free);
            if (free) {
                taken.add(words);
            }
        }
    }

    private void draw(
            Path path,
            double left,
            double right,
            double head,
            double foot,
            ToIntFunction<Column> from,
            ToIntFunction<Column> to) {
        path.getElements().clear();
        double step = (right - left) / Math.max(1, columns.size());
        double scale = (foot - head) / most;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (to.applyAsInt(column) > from.applyAsInt(column)) {
                double x = left + i * step;
                double y0 = foot - from.applyAsInt(column) * scale;
                // A single failure among thousands must be seen.
                double y1 = Math.min(foot - to.applyAsInt(column) * scale, y0 - 2);
                double x1 = x + Math.max(1, step - GAP);
                path.getElements()
                        .addAll(
                                new MoveTo(x, y0),
                                new LineTo(x, y1),
                                new LineTo(x1, y1),
                                new LineTo(x1, y0),
                                new ClosePath());
            }
        }
    }

    private void mark(Instant at, String words, String style) {
        var line = new Line();
        line.getStyleClass().add(style);
        Label label = label();
        label.setText(words + " " + moments.brief(at));
        marks.add(new Mark(at, line, label));
        getChildren().addAll(line, label);
    }

    private boolean covers(Instant at) {
        return !columns.isEmpty()
                && !at.isBefore(columns.getFirst().from())
                && at.isBefore(columns.getLast().from().plus(width));
    }

    /// Where a moment stands between the two ends, from 0 to 1.
    private double position(Instant at) {
        if (columns.isEmpty()) {
            return 0;
        }
        Instant from = columns.getFirst().from();
        double all = width.multipliedBy(columns.size()).toMillis();
        return Math.clamp(Duration.between(from, at).toMillis() / all, 0, 1);
    }

    private String minutes() {
        return width.toMinutes() == 1
                ? Messages.text("diagnosis.chart.minute")
                : Messages.text("diagnosis.chart.minutes", Long.toString(width.toMinutes()));
    }

    /// Columns of the same length without holes, so that a minute without requests is seen as such.
    private List<Column> columns(List<Minute> minutes) {
        if (minutes.isEmpty()) {
            return List.of();
        }
        Instant from = minutes.getFirst().minute();
        long span = Duration.between(from, minutes.getLast().minute()).toMinutes() + 1;
        long each = Math.ceilDiv(span, COLUMNS);
        width = Duration.ofMinutes(each);
        int count = Math.toIntExact(Math.ceilDiv(span, each));
        int[] failures = new int[count];
        int[] refusals = new int[count];
        int[] totals = new int[count];
        for (Minute minute : minutes) {
            int i = Math.toIntExact(Duration.between(from, minute.minute()).toMinutes() / each);
            failures[i] += minute.failed();
            refusals[i] += minute.refused();
            totals[i] += minute.total();
        }
        var made = new ArrayList<Column>();
        for (int i = 0; i < count; i++) {
            made.add(
                    new Column(
                            from.plus(width.multipliedBy(i)), failures[i], refusals[i], totals[i]));
        }
        return made;
    }

    private static Path path(String style) {
        var path = new Path();
        path.getStyleClass().add(style);
        return path;
    }

    private static Label label() {
        var label = new Label();
        label.getStyleClass().addAll("muted", "chart-label");
        return label;
    }
}
