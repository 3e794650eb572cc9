package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Work;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens and closes the store of the window. Whoever opened it last, at the end it is closed. Methods block and may be called
/// from any thread.
final class StoreDoor implements AutoCloseable {
    private final Supplier<DesktopStore> stores;
    private final Work work;
    private final AtomicReference<@Nullable DesktopStore> open = new AtomicReference<>();

    /// What one finds behind the door.
    ///
    /// @param choices what was chosen, as the store remembers it
    record Inside(DesktopStore store, Choices choices) {}

    StoreDoor(Supplier<DesktopStore> stores, Work work) {
        this.stores = stores;
        this.work = work;
    }

    /// Opens the store, which must not be open.
    Inside open() {
        DesktopStore store = stores.get();
        open.set(store);
        return new Inside(store, Choices.read(store.preferences(), work));
    }

    /// Closes the store, if it is open.
    @Override
    public void close() {
        DesktopStore store = open.getAndSet(null);
        if (store != null) {
            store.closing().run();
        }
    }
}
