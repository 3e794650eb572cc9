package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.review.BadOrderException;
import dev.incidentrunbook.review.ReviewOrder;
import dev.incidentrunbook.review.ReviewOrders;
import dev.incidentrunbook.ui.kit.Choice;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The orders a document can be told in: those that are shipped, and those that people take from files of their own. What was
/// chosen last is remembered, and a file of one's own is read again at the next start.
public final class OrderChoice {
    private static final Logger LOG = LoggerFactory.getLogger(OrderChoice.class);

    private final Work work;
    private final Dialogs dialogs;
    private final ObservableList<ReviewOrder> offered =
            FXCollections.observableArrayList(ReviewOrders.shipped());
    private final Map<Path, ReviewOrder> own = new HashMap<>();
    private final ObjectProperty<ReviewOrder> chosen =
            new SimpleObjectProperty<>(ReviewOrders.consensus());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// @param choices where it is remembered what was chosen
    OrderChoice(Work work, Dialogs dialogs, Choices choices) {
        this.work = work;
        this.dialogs = dialogs;
        Optional<String> last = choices.get(Choice.REVIEW_ORDER);
        last.flatMap(ReviewOrders::shipped).ifPresent(chosen::set);
        last.filter(name -> ReviewOrders.shipped(name).isEmpty())
                .map(Path::of)
                .ifPresent(this::take);
        chosen.subscribe((_, order) -> choices.set(Choice.REVIEW_ORDER, name(order)));
    }

    /// All there are, the default one first, those of one's own last.
    public ObservableList<ReviewOrder> offered() {
        return offered;
    }

    /// The one in which the document tells what it has to tell.
    public ObjectProperty<ReviewOrder> chosen() {
        return chosen;
    }

    /// Why a file cannot be used as an order, with all that is wrong with it; blank when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Asks for a file, and tells the document in its order. The same file chosen again is read again.
    public void chooseFile() {
        dialogs.chooseFile(Messages.text("review.order-own-title"))
                .map(Path::toAbsolutePath)
                .ifPresent(this::take);
    }

    private void take(Path file) {
        problem.set("");
        work.start(() -> ReviewOrders.readFile(file), order -> take(file, order), this::refuse);
    }

    private void take(Path file, ReviewOrder order) {
        Optional<ReviewOrder> before = Optional.ofNullable(own.put(file, order));
        if (!offered.contains(order)) {
            offered.add(order);
        }
        chosen.set(order);
        // Only now: a list whose chosen entry goes away chooses another by itself.
        before.filter(old -> !old.equals(order)).ifPresent(offered::remove);
    }

    private void refuse(Exception e) {
        if (!(e instanceof BadOrderException)) {
            LOG.error("A review order could not be read", e);
        }
        problem.set(String.valueOf(e.getMessage()));
    }

    /// What an order is remembered by: its file, or the name of one that is shipped.
    private String name(ReviewOrder order) {
        return own.entrySet().stream()
                .filter(e -> e.getValue().equals(order))
                .map(e -> e.getKey().toString())
                .findFirst()
                .orElse(order.id());
    }
}
