package dev.incidentrunbook.ui.review;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/// The children of a Markdown node as a list.
final class Siblings {
    private Siblings() {}

    static List<Node> of(Node parent) {
        var children = new ArrayList<Node>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
