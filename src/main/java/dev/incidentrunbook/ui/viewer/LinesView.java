package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A list of any number of rows, all of one height, of which only those in sight exist. JavaFX's own list keeps something
/// for every row it has ever had, and counts in integers.
final class LinesView extends Region {
    private static final double SIDEWAYS = 40;

    /// The border, in pixels.
    private static final double EDGE = 1;

    private final ViewerViewModel vm;
    private final Painter painter;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final Label ruler = new Label("0");
    private final List<RowCell> cells = new ArrayList<>();
    private final Pane body = new Pane();
    private final Rectangle clip = new Rectangle();
    private double rowHeight = 1;
    private double widest;
    private OptionalLong revealed = OptionalLong.empty();

    LinesView(ViewerViewModel vm, Painter painter) {
        this.vm = vm;
        this.painter = painter;
        getStyleClass().add("viewer-lines");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(Messages.text("viewer.lines"));
        ruler.setVisible(false);
        ruler.getStyleClass().add("viewer-gutter");
        down.setOrientation(Orientation.VERTICAL);
        down.setFocusTraversable(false);
        across.setFocusTraversable(false);
        body.setManaged(false);
        body.setMouseTransparent(true);
        body.setClip(clip);
        getChildren().addAll(ruler, body, down, across);
        vm.window().changes().subscribe(this::requestLayout);
        vm.choosing().selection().subscribe(this::requestLayout);
        painter.changes().subscribe(this::requestLayout);
        vm.opened().subscribe(() -> across.setValue(0));
        down.valueProperty().subscribe(this::requestLayout);
        across.valueProperty().subscribe(this::requestLayout);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::clicked);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    }

    /// Brings a row into sight: the next one beyond the edge to the edge, one further away to the middle.
    void reveal(long row) {
        revealed = OptionalLong.of(row);
        requestLayout();
    }

    private void bringIntoSight(long row, double visible) {
        double top = down.getValue();
        if (row < top || row + 1 > top + visible) {
            double edge = row < top ? row : row + 1 - visible;
            boolean near = Math.abs(edge - top) <= visible;
            scrollTo(near ? edge : row - Math.floor(visible / 2));
        }
    }

    @Override
    protected void layoutChildren() {
        rowHeight = Math.max(1, Math.ceil(ruler.prefHeight(-1)) + 2);
        double bar = snapSizeX(down.prefWidth(-1));
        double width = Math.max(0, getWidth() - bar - EDGE);
        double height = bodyHeight();
        body.resizeRelocate(EDGE, EDGE, Math.max(0, width - EDGE), height);
        clip.setWidth(body.getWidth());
        clip.setHeight(height);
        double visible = visibleRows();
        double most = Math.max(0, vm.window().count() - visible);
        down.setMax(most);
        down.setVisibleAmount(most == 0 ? 1 : Math.max(most / 12, visible));
        down.setUnitIncrement(1);
        down.setBlockIncrement(Math.max(1, visible - 1));
        if (down.getValue() > most) {
            down.setValue(most);
        }
        down.setVisible(most > 0);
        down.resizeRelocate(width, EDGE, bar, Math.max(0, getHeight() - 2 * EDGE));
        revealed.ifPresent(row -> bringIntoSight(row, visible));
        revealed = OptionalLong.empty();
        layoutRows(width, height);
        double gutter = gutterWidth();
        across.setMax(Math.max(0, widest + gutter + SIDEWAYS / 2 - width));
        across.setVisibleAmount(across.getMax() * width / Math.max(width, widest + gutter));
        across.setVisible(across.getMax() > 0);
        double thick = across.prefHeight(-1);
        across.resizeRelocate(EDGE, getHeight() - EDGE - thick, width - EDGE, thick);
    }

    private void layoutRows(double width, double height) {
        long top = (long) Math.floor(down.getValue());
        double offset = (down.getValue() - top) * rowHeight;
        int wanted = (int) Math.ceil((height + offset) / rowHeight);
        vm.window().see(top, wanted + 1);
        while (cells.size() < wanted) {
            var cell = new RowCell();
            cells.add(cell);
            body.getChildren().add(cell);
        }
        double gutter = gutterWidth();
        widest = 0;
        for (int i = 0; i < cells.size(); i++) {
            long place = top + i;
            RowCell cell = cell(place);
            cell.setVisible(i < wanted && place < vm.window().count());
            if (cell.isVisible()) {
                painter.paint(cell, vm.window().row(place));
                cell.select(
                        vm.choosing().contains(place),
                        vm.choosing().selection().get().caret() == place);
                double y = Math.round(i * rowHeight - offset);
                cell.resizeRelocate(0, y, width - EDGE, rowHeight);
                cell.place(gutter, across.getValue());
                widest = Math.max(widest, cell.wordsWidth());
            }
        }
    }

    /// The cell of a row: the same one as long as the row is in sight, so that scrolling paints new rows alone.
    private RowCell cell(long place) {
        return cells.get(Math.floorMod(place, cells.size()));
    }

    private double gutterWidth() {
        return Math.ceil(
                                ruler.prefWidth(-1)
                                        - ruler.getPadding().getLeft()
                                        - ruler.getPadding().getRight())
                        * (painter.digits() + 3)
                + ruler.getPadding().getLeft()
                + ruler.getPadding().getRight();
    }

    private double bodyHeight() {
        return Math.max(
                0, getHeight() - 2 * EDGE - (across.isVisible() ? across.prefHeight(-1) : 0));
    }

    private double visibleRows() {
        return bodyHeight() / rowHeight;
    }

    private void scrollTo(double top) {
        down.setValue(Math.clamp(top, 0, down.getMax()));
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShiftDown() || event.getDeltaX() != 0) {
            double by = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            across.setValue(Math.clamp(across.getValue() - by, 0, across.getMax()));
        } else {
            scrollTo(down.getValue() - event.getDeltaY() / rowHeight);
        }
        event.consume();
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.getX() < down.getLayoutX()) {
            long place = placeAt(event);
            vm.choosing().moveTo(place, event.isShiftDown());
            if (event.getClickCount() == 2) {
                vm.fold();
            }
            event.consume();
        }
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getX() < down.getLayoutX()) {
            vm.choosing().moveTo(placeAt(event), true);
            reveal(vm.choosing().selection().get().caret());
            event.consume();
        }
    }

    private long placeAt(MouseEvent event) {
        return (long) Math.floor(down.getValue() + (event.getY() - EDGE) / rowHeight);
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown()) {
            pressedWithShortcut(event);
            return;
        }
        long caret = vm.choosing().selection().get().caret();
        long page = Math.max(1, (long) Math.floor(visibleRows()) - 1);
        switch (event.getCode()) {
            case UP -> move(caret - 1, event);
            case DOWN -> move(caret + 1, event);
            case PAGE_UP -> move(caret - page, event);
            case PAGE_DOWN -> move(caret + page, event);
            case HOME -> move(0, event);
            case END -> move(vm.window().count() - 1, event);
            case LEFT -> sideways(-SIDEWAYS, event);
            case RIGHT -> sideways(SIDEWAYS, event);
            case M -> act(vm::mark, event);
            case ENTER, SPACE -> act(vm::fold, event);
            default -> {}
        }
    }

    private void pressedWithShortcut(KeyEvent event) {
        switch (event.getCode()) {
            case HOME -> move(0, event);
            case END -> move(vm.window().count() - 1, event);
            case C -> act(event.isShiftDown() ? this::copyCitation : this::copyLines, event);
            case A -> {
                vm.choosing().moveTo(0, false);
                vm.choosing().moveTo(vm.window().count() - 1, true);
                event.consume();
            }
            default -> {}
        }
    }

    /// Copies the chosen lines with their citation.
    void copyLines() {
        vm.copyLines(LinesView::copy);
    }

    private void copyCitation() {
        vm.copyCitation(LinesView::copy);
    }

    private static void copy(String words) {
        var content = new ClipboardContent();
        content.putString(words);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static void act(Runnable action, KeyEvent event) {
        action.run();
        event.consume();
    }

    private void move(long to, KeyEvent event) {
        vm.choosing().moveTo(to, event.isShiftDown());
        reveal(vm.choosing().selection().get().caret());
        event.consume();
    }

    private void sideways(double by, KeyEvent event) {
        across.setValue(Math.clamp(across.getValue() + by, 0, across.getMax()));
        event.consume();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> (int) cells.stream().filter(Node::isVisible).count();
            case ITEM_AT_INDEX -> cells.get((Integer) parameters[0]);
            case FOCUS_ITEM ->
                    cells.isEmpty() ? null : cell(vm.choosing().selection().get().caret());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
