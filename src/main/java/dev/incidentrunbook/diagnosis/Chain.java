package dev.incidentrunbook.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An exception with its causes.
///
/// @param links all of them, the outermost first
/// @param root the one that everything else follows from
record Chain(List<Thrown> links, Thrown root) {
    Chain {
        links = List.copyOf(links);
    }

    /// The innermost call in the user's own code: of the root, or of what wraps it when the root never passed through it.
    Optional<Frame> ownFrame() {
        return Stream.concat(Stream.of(root), links.reversed().stream())
                .flatMap(thrown -> thrown.ownFrame().stream())
                .findFirst();
    }

    /// The call in the user's own code where the request came in.
    Optional<Frame> entry() {
        return Stream.concat(Stream.of(root), links.stream())
                .flatMap(thrown -> thrown.entry().stream())
                .findFirst();
    }

    boolean hasFrames() {
        return links.stream().anyMatch(thrown -> !thrown.frames().isEmpty());
    }
}
