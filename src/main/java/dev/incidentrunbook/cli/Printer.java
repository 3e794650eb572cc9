package dev.incidentrunbook.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Puts what a command has to say before whoever called it: people or a script.
final class Printer {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    /// @param json whether a script asked
    Printer(Surroundings surroundings, boolean json) {
        this.out = new PrintStream(surroundings.out(), true, StandardCharsets.UTF_8);
        this.err = new PrintStream(surroundings.err(), true, StandardCharsets.UTF_8);
        this.json = json;
    }

    boolean json() {
        return json;
    }

    /// Prints a result: the JSON when that was asked for, otherwise the words.
    ///
    /// @param words one or more lines in which foreign text was already made [Visible]; blank prints nothing
    void print(Object json, String words) {
        if (this.json) {
            // Everything but ASCII is escaped, so that no character can act on a terminal and none
            // is lost on the way.
            out.println(
                    JsonMapper.builder()
                            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(json));
        } else if (!words.isBlank()) {
            out.println(words);
        }
        if (out.checkError()) {
            throw new UncheckedIOException(
                    new IOException(
                            "not everything could be printed; what was recorded stays recorded"));
        }
    }

    /// Prints a sentence about something that is wrong, without ending the command.
    void complain(String sentence) {
        err.println(Visible.line(sentence));
    }
}
