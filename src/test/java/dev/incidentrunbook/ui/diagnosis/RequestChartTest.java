package dev.incidentrunbook.ui.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.diagnosis.Change;
import dev.incidentrunbook.diagnosis.Citation;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.RequestCounts;
import dev.incidentrunbook.diagnosis.RequestCounts.Minute;
import dev.incidentrunbook.ui.kit.Moments;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class RequestChartTest {
    private static final Instant BEGIN = Instant.parse("2026-03-14T09:00:00Z");

    private final RequestChart chart = new RequestChart(new Moments(ZoneId.of("UTC")));

    @Test
    void theWordsOfTwoDeploymentsInOneMinuteDoNotLieOnEachOther() {
        show(BEGIN.plusSeconds(1800), BEGIN.plusSeconds(1801), BEGIN.plusSeconds(120));
        List<Label> words = words("deployment");
        assertEquals(2, words.size());
        assertFalse(
                words.getFirst()
                        .getBoundsInParent()
                        .intersects(words.getLast().getBoundsInParent()));
    }

    private void show(Instant... deployments) {
        List<Minute> minutes =
                IntStream.range(0, 60)
                        .mapToObj(i -> new Minute(BEGIN.plusSeconds(60L * i), 10, 0, 10, 0, 0, 0))
                        .toList();
        var citation = new Citation("1", 1);
        chart.show(
                new Diagnosis(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        false,
                        List.of(),
                        new RequestCounts(600, 0, minutes, Optional.empty(), 0, 0, List.of()),
                        List.of(),
                        List.of(),
                        Stream.of(deployments)
                                .map(at ->
                                        new Change(
                                                Change.Kind.DEPLOYMENT,
                                                Optional.of(at),
                                                "deployed",
                                                citation))
                                .toList(),
                        List.of()));
        new Scene(chart, 800, 160);
        chart.applyCss();
        chart.resize(800, 160);
        chart.layout();
    }

    private List<Label> words(String with) {
        return chart.getChildrenUnmodifiable().stream()
                .filter(Node::isVisible)
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(label -> label.getText().startsWith(with))
                .toList();
    }
}
