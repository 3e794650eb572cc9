package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnocksTest {
    private static final Knock KNOCK = new Knock(Optional.of("INC-2026-0001"));

    private final Deque<Optional<Knock>> heard = new ArrayDeque<>();
    private final List<Knock> answered = new ArrayList<>();
    private final Knocks knocks = new Knocks(this::hear, Work.inline(), answered::add);

    private Optional<Knock> hear() throws IOException {
        if (heard.isEmpty()) {
            throw new IOException("The folder is gone");
        }
        return heard.remove();
    }

    @Test
    void aKnockIsAnsweredOnce() {
        heard.add(Optional.empty());
        heard.add(Optional.of(KNOCK));
        heard.add(Optional.empty());
        for (int i = 0; i < 3; i++) {
            knocks.listen();
        }
        assertEquals(List.of(KNOCK), answered);
    }

    @Test
    void aFolderThatCannotBeReadIsReadAgain() {
        knocks.listen();
        heard.add(Optional.of(KNOCK));
        knocks.listen();
        assertEquals(List.of(KNOCK), answered);
    }
}
