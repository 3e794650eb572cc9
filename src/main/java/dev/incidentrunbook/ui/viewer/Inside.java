package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.evidence.VisibleText;
import dev.incidentrunbook.ui.kit.Messages;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The files in a packed evidence, and which of them is read.
///
/// @param number the number of the one that is read
record Inside(List<Member> files, int number) {
    /// @param wanted the number of the file to read; 0 for the first that can be read
    /// @throws IOException when there is no such file
    static Inside of(List<Member> files, int wanted) throws IOException {
        int number =
                files.stream()
                        .filter(f -> wanted == 0 ? f.trouble().isEmpty() : f.number() == wanted)
                        .map(Member::number)
                        .findFirst()
                        .orElseThrow(() -> new IOException(reason(files)));
        return new Inside(files, number);
    }

    /// A file that can be chosen, shown by its path.
    record Choice(Member file) {
        @Override
        public String toString() {
            return VisibleText.of(file.path());
        }
    }

    /// The files that can be read.
    List<Choice> choices() {
        return files.stream().filter(f -> f.trouble().isEmpty()).map(Choice::new).toList();
    }

    private static String reason(List<Member> files) {
        return files.stream()
                .flatMap(f -> f.trouble().stream())
                .findFirst()
                .orElseGet(() -> Messages.text("evidence.preview.nothing-in-it"));
    }

    /// The file that is read.
    Member file() {
        return files.stream().filter(f -> f.number() == number).findFirst().orElseThrow();
    }

    /// Where in the packed evidence a line lies, if that must be said because there are several files.
    Optional<String> path() {
        return files.size() > 1 ? Optional.of(file().path()) : Optional.empty();
    }
}
