package dev.incidentrunbook.diagnosis;

import java.util.List;
import java.util.Optional;

/// One exception of a chain.
///
/// @param type its type as the trace writes it, for instance `java.lang.NullPointerException`; never blank
/// @param message its message, possibly blank
/// @param frames its calls, the innermost first
/// @param at which line of the record it stands on, counted from 0
record Thrown(String type, String message, List<Frame> frames, int at) {
    Thrown {
        frames = List.copyOf(frames);
    }

    /// The innermost call in the user's own code.
    Optional<Frame> ownFrame() {
        return frames.stream().filter(Frame::ownCode).findFirst();
    }

    /// The outermost call in the user's own code, which is usually what handles the request.
    Optional<Frame> entry() {
        return frames.stream()
                .filter(f -> f.ownCode() && !f.function().isEmpty() && !passesOn(f.function()))
                .reduce((_, last) -> last)
                .or(() -> frames.stream().filter(Frame::ownCode).reduce((_, last) -> last));
    }

    /// Whether a function only passes requests on: a servlet's filter, a middleware of ASP.NET Core.
    private static boolean passesOn(String function) {
        return function.endsWith(".doFilter")
                || function.endsWith(".doFilterInternal")
                || function.contains("Middleware.Invoke");
    }

    String text() {
        return message.isBlank() ? type : type + ": " + message;
    }
}
