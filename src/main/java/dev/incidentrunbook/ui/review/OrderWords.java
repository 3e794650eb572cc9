package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.review.ReviewOrder;
import java.util.List;
import java.util.Objects;
import javafx.util.StringConverter;

/// Orders by their titles.
final class OrderWords extends StringConverter<ReviewOrder> {
    private final List<ReviewOrder> orders;

    OrderWords(List<ReviewOrder> orders) {
        this.orders = orders;
    }

    @Override
    public String toString(ReviewOrder order) {
        return Objects.toString(order == null ? null : order.title(), "");
    }

    @Override
    public ReviewOrder fromString(String title) {
        return orders.stream().filter(o -> o.title().equals(title)).findFirst().orElseThrow();
    }
}
