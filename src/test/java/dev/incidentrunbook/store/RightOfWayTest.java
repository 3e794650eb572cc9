package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class RightOfWayTest {
    private final RightOfWay way = new RightOfWay(InstantSource.system());

    @Test
    void nobodyIsBusyBeforeSomethingIsRecorded() {
        assertFalse(way.busy());
    }

    @Test
    void evidenceWaitsForWhatIsBeingRecorded() throws Exception {
        var order = new ConcurrentLinkedQueue<String>();
        Thread evidence =
                Thread.ofPlatform()
                        .unstarted(() -> {
                            way.give();
                            order.add("a chunk");
                        });
        way.first(() -> {
            evidence.start();
            while (evidence.getState() != Thread.State.TIMED_WAITING && evidence.isAlive()) {
                Thread.onSpinWait();
            }
            order.add("an event");
            return true;
        });
        evidence.join();
        assertEquals(List.of("an event", "a chunk"), List.copyOf(order));
        assertTrue(way.busy());
    }

    @Test
    void evidenceComesInHoweverLongRecordingTakes() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        way.first(() -> {
                            way.give();
                            return true;
                        }));
    }

    @Test
    void whatFailsIsOutOfTheWay() {
        try {
            way.first(() -> {
                throw new IllegalStateException("the disk");
            });
        } catch (IllegalStateException _) {
            // The sentence does not matter here.
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), way::give);
    }
}
