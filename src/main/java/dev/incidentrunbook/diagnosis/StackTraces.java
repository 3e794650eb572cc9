package dev.incidentrunbook.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Finds the exception, with its causes and calls, in the lines of one record. The same lines always give the same chain,
/// whatever wrapped them.
final class StackTraces {
    private static final int LONGEST_MESSAGE = 400;
    private static final java.util.regex.Pattern THROWN_IN =
            java.util.regex.Pattern.compile(
                    " (?:in|at) (\\S{1,300}\\.php)(?::| on line )([0-9]{1,7})\\)?\\s*$");
    private final FrameReader frames;

    StackTraces(OwnCode ownCode) {
        this.frames = new FrameReader(ownCode);
    }

    /// Which of the exceptions is the first cause of the others.
    private enum Order {
        INNERMOST_LAST,
        INNERMOST_FIRST,
        LAST_IS_ROOT
    }

    /// An exception while its frames are read.
    private static final class Open {
        final String type;
        final String message;
        final int at;
        final List<Frame> frames = new ArrayList<>();
        boolean php;

        Open(String type, String message, int at) {
            this.type = type;
            this.message = message;
            this.at = at;
        }

        Thrown done() {
            // A Rust panic tells its place, and the backtrace tells it once more with the function.
            if (frames.size() > 1
                    && frames.getFirst().function().isEmpty()
                    && frames.stream()
                            .skip(1)
                            .anyMatch(f ->
                                    f.line() == frames.getFirst().line()
                                            && f.shortFile()
                                                    .equals(frames.getFirst().shortFile()))) {
                frames.removeFirst();
            }
            return new Thrown(type, message, frames, at);
        }
    }

    Optional<Chain> read(List<String> lines) {
        var found = new ArrayList<Open>();
        var pending = new ArrayList<Frame>();
        Order order = Order.INNERMOST_LAST;
        boolean python = false;
        boolean afterPython = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String text = line.strip();
            if (text.isEmpty()) {
                continue;
            }
            if (text.contains("Traceback (most recent call last)")) {
                python = true;
                pending.clear();
                continue;
            }
            if (text.startsWith("The above exception was the direct cause")) {
                order = Order.INNERMOST_FIRST;
                continue;
            }
            if (text.startsWith("During handling of the above exception")) {
                order = order == Order.INNERMOST_FIRST ? order : Order.LAST_IS_ROOT;
                continue;
            }
            Optional<Frame> frame =
                    frames.read(line, i + 1 < lines.size() ? lines.get(i + 1) : "", i);
            if (frame.isPresent()) {
                if (python) {
                    pending.addFirst(frame.get());
                } else if (found.isEmpty()) {
                    pending.add(frame.get());
                } else {
                    found.getLast().frames.add(frame.get());
                    found.getLast().php |= text.startsWith("#");
                }
                continue;
            }
            if (python
                    && (line.startsWith(" ") || line.startsWith("\t"))
                    && !pending.isEmpty()
                    && !afterPython) {
                continue;
            }
            Optional<ThrownText> thrown =
                    ThrownText.of(
                            text, i + 1 < lines.size() ? lines.get(i + 1).strip() : "", i == 0);
            if (thrown.isEmpty() || FrameReader.part(line)) {
                continue;
            }
            ThrownText said = thrown.get();
            if (python) {
                var open = new Open(said.type(), clip(said.message()), i);
                open.frames.addAll(pending);
                found.add(open);
                pending.clear();
                python = false;
                afterPython = true;
                continue;
            }
            if (afterPython && !said.cause()) {
                continue;
            }
            if (said.wrapsEarlier()) {
                order = Order.INNERMOST_FIRST;
            }
            if (!repeats(found, said)) {
                var open = new Open(said.type(), clip(said.message()), i);
                frames.panicked(text, i).ifPresent(open.frames::add);
                if (found.isEmpty()) {
                    open.frames.addAll(pending);
                }
                found.add(open);
            }
        }
        found.stream().filter(open -> open.php).forEach(this::placed);
        return chain(found, order);
    }

    /// PHP says beside a function where it was called, not where it is; where that is stands beside the function inside it,
    /// and for the innermost one behind the message.
    private void placed(Open open) {
        List<Frame> calls = List.copyOf(open.frames);
        open.frames.clear();
        Matcher thrown = THROWN_IN.matcher(open.message);
        boolean said = thrown.find();
        String file = said ? thrown.group(1) : "";
        int line = said ? Integer.parseInt(thrown.group(2)) : 0;
        for (Frame call : calls) {
            open.frames.add(frames.frame(call.function(), file, line, call.at()));
            file = call.file();
            line = call.line();
        }
        open.frames.add(frames.frame("", file, line, calls.getLast().at()));
    }

    /// A record's head often quotes the exception that the trace below it prints once more.
    private static boolean repeats(List<Open> found, ThrownText said) {
        if (found.isEmpty() || !found.getLast().frames.isEmpty() || said.cause()) {
            return false;
        }
        Open last = found.getLast();
        if (said.type().endsWith(last.type)
                || last.type.endsWith(said.type())
                || last.message.contains(said.type())) {
            found.removeLast();
        } else if (last.frames.isEmpty() && last.at == 0) {
            found.removeLast();
        }
        return false;
    }

    private static Optional<Chain> chain(List<Open> found, Order order) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Thrown> links = new ArrayList<>(found.stream().map(Open::done).toList());
        return switch (order) {
            case INNERMOST_LAST -> {
                int last = links.size() - 1;
                boolean bare = last > 0 && ThrownText.codeOnly(links.get(last).type());
                yield Optional.of(new Chain(links, links.get(bare ? last - 1 : last)));
            }
            case INNERMOST_FIRST -> Optional.of(new Chain(links.reversed(), links.getFirst()));
            case LAST_IS_ROOT -> {
                Thrown last = links.getLast();
                boolean wrapper = links.size() > 1 && ThrownText.wrapper(last.type());
                yield Optional.of(new Chain(links, wrapper ? links.getFirst() : last));
            }
        };
    }

    private static String clip(String message) {
        return message.length() > LONGEST_MESSAGE
                ? message.substring(0, LONGEST_MESSAGE) + "…"
                : message;
    }
}
