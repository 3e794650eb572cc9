package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.TimeBuckets;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// A bar for every stretch of time, as high as what was found in it. A press on one leads there.
final class MomentsView extends Region {
    private final Moments moments;
    private final Label begin = new Label();
    private final Label end = new Label();
    private final Tooltip tip = new Tooltip();
    private TimeBuckets shown = TimeBuckets.none();
    private Region[] bars = {};

    /// @param go goes to a moment
    MomentsView(Moments moments, Consumer<Instant> go) {
        this.moments = moments;
        getStyleClass().add("viewer-moments");
        begin.getStyleClass().add("muted");
        end.getStyleClass().add("muted");
        setCursor(Cursor.HAND);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Tooltip.install(this, tip);
        setOnMouseMoved(this::tell);
        setOnMouseClicked(click -> {
            if (shown.size() > 0) {
                go.accept(shown.begin(bucket(click)));
            }
        });
    }

    void show(TimeBuckets buckets) {
        if (buckets.size() != bars.length) {
            bars = new Region[buckets.size()];
            for (int i = 0; i < bars.length; i++) {
                bars[i] = new Region();
                bars[i].getStyleClass().add("viewer-bar");
            }
            getChildren().setAll(bars);
            getChildren().addAll(begin, end);
        }
        shown = buckets;
        setVisible(buckets.size() > 0);
        setManaged(buckets.size() > 0);
        if (buckets.size() > 0) {
            begin.setText(moments.full(buckets.begin(0)));
            end.setText(moments.full(buckets.begin(buckets.size())));
            setAccessibleText(busiest(buckets));
        }
        requestLayout();
    }

    private String busiest(TimeBuckets buckets) {
        long[] counts = buckets.counts();
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return Messages.text(
                "viewer.moments", Long.toString(counts[most]), moments.full(buckets.begin(most)));
    }

    private void tell(MouseEvent at) {
        if (shown.size() > 0) {
            int bucket = bucket(at);
            tip.setText(
                    Messages.text(
                            "viewer.moments.one",
                            "%,d".formatted(shown.counts()[bucket]),
                            moments.full(shown.begin(bucket))));
        }
    }

    private int bucket(MouseEvent at) {
        return (int) Math.clamp(at.getX() / getWidth() * shown.size(), 0, shown.size() - 1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 2.6 * begin.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        if (bars.length == 0) {
            return;
        }
        double below = begin.prefHeight(-1);
        double high = getHeight() - below;
        long[] counts = shown.counts();
        double most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double wide = getWidth() / bars.length;
        for (int i = 0; i < bars.length; i++) {
            // What was found once is seen too.
            double tall = counts[i] == 0 ? 0 : Math.max(2, high * counts[i] / most);
            bars[i].resizeRelocate(i * wide, high - tall, Math.max(1, wide - 1), tall);
        }
        begin.resizeRelocate(0, high, Math.min(begin.prefWidth(-1), getWidth() / 2), below);
        double last = Math.min(end.prefWidth(-1), getWidth() / 2);
        end.resizeRelocate(getWidth() - last, high, last, below);
    }
}
