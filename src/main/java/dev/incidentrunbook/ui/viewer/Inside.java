package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.evidence.VisibleText;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.viewer.OpenedEvidence.Wish;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The files in a packed evidence, and which of them is read.
///
/// @param number the number of the one that is read
record Inside(List<Member> files, int number) {
    /// @throws IOException when there is no such file
    static Inside of(List<Member> files, Wish wish) throws IOException {
        int number =
                files.stream()
                        .filter(f -> wants(wish, f))
                        .map(Member::number)
                        .findFirst()
                        .orElseThrow(() -> new IOException(reason(files)));
        return new Inside(files, number);
    }

    private static boolean wants(Wish wish, Member file) {
        if (wish.path().isPresent()) {
            return file.trouble().isEmpty() && shown(file).equals(wish.path().get());
        }
        return wish.file() == 0 ? file.trouble().isEmpty() : file.number() == wish.file();
    }

    private static String shown(Member file) {
        return VisibleText.of(file.path());
    }

    /// A file that can be chosen, shown by its path.
    record Choice(Member file) {
        @Override
        public String toString() {
            return shown(file);
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

    /// Whether there is a choice.
    boolean several() {
        return files.size() > 1;
    }

    /// Where in the packed evidence a line lies; empty when it is only compressed.
    Optional<String> path() {
        return file().alone() ? Optional.empty() : Optional.of(shown(file()));
    }
}
