package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Work;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears when somebody starts the desktop while its window is open. All methods are called on the FX thread.
final class Knocks {
    private static final Logger LOG = LoggerFactory.getLogger(Knocks.class);

    private final Callable<Optional<Knock>> heard;
    private final Work work;
    private final Consumer<Knock> answer;
    private boolean listening;

    /// @param heard whether somebody knocked since this was last asked; reads a file
    /// @param answer told of each knock
    Knocks(Callable<Optional<Knock>> heard, Work work, Consumer<Knock> answer) {
        this.heard = heard;
        this.work = work;
        this.answer = answer;
    }

    /// Listens once. Does nothing while it still listens.
    void listen() {
        if (listening) {
            return;
        }
        listening = true;
        work.start(
                heard,
                knock -> {
                    listening = false;
                    knock.ifPresent(answer);
                },
                e -> {
                    listening = false;
                    LOG.warn("Could not hear whether the desktop was started again", e);
                });
    }
}
