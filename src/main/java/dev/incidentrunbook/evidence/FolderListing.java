package dev.incidentrunbook.evidence;

import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The files in a folder and the folders in it, the newest first. Links to files count as files, links to folders are not
/// entered, and hidden folders are left out.
///
/// @param cut whether there is more than was looked at
public record FolderListing(Path folder, List<Entry> files, boolean cut) {
    private static final int DEPTH = 8;
    private static final int MOST = 5_000;
    private static final Pattern LOG =
            Pattern.compile(
                    "(.*[._-])?(logs?|out|err|trace|syslog|messages|journal|stdout|stderr)([._-].*)?"
                            + "|.*\\.(txt|jsonl|ndjson|json|har|dump)(\\.(gz|bz2|xz|zst|\\d+))*");

    public FolderListing {
        files = List.copyOf(files);
    }

    /// A file.
    ///
    /// @param name its path from the folder on
    /// @param log whether its name is that of a log
    public record Entry(Path path, String name, long size, Instant modified, boolean log) {}

    /// Looks what is in a folder.
    ///
    /// @param cancelled asked now and then whether to stop
    /// @throws RefusedException when it cannot be read
    public static FolderListing of(Path folder, BooleanSupplier cancelled) {
        var visitor = new Visitor(folder, cancelled);
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, visitor);
        } catch (IOException e) {
            throw SourceTrouble.file(folder, e);
        }
        visitor.found.sort(
                Comparator.comparing(Entry::modified).reversed().thenComparing(Entry::name));
        return new FolderListing(folder, visitor.found, visitor.cut);
    }

    /// The files whose name or path from the folder on matches.
    ///
    /// @param glob for instance `*.log` or `nginx/**`
    public List<Entry> matching(String glob) {
        PathMatcher matcher = matcher(glob);
        return files.stream()
                .filter(file -> {
                    Path name = folder.relativize(file.path());
                    return matcher.matches(name) || matcher.matches(name.getFileName());
                })
                .toList();
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException _) {
            throw RefusedException.wrongWords(
                    "\"" + glob + "\" is no pattern for files; write for instance \"*.log\".");
        }
    }

    private static boolean isLog(Path file) {
        return LOG.matcher(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT)).matches();
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final BooleanSupplier cancelled;
        private final List<Entry> found = new ArrayList<>();
        private boolean cut;

        Visitor(Path folder, BooleanSupplier cancelled) {
            this.folder = folder;
            this.cancelled = cancelled;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
            boolean hidden =
                    !entered.equals(folder)
                            && String.valueOf(entered.getFileName()).startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (cancelled.getAsBoolean() || found.size() == MOST) {
                cut = true;
                return FileVisitResult.TERMINATE;
            }
            // A folder that lies too deep comes as a file.
            cut |= attributes.isDirectory();
            try {
                BasicFileAttributes target =
                        attributes.isSymbolicLink()
                                ? Files.readAttributes(file, BasicFileAttributes.class)
                                : attributes;
                if (target.isRegularFile()) {
                    found.add(
                            new Entry(
                                    file,
                                    folder.relativize(file).toString(),
                                    target.size(),
                                    target.lastModifiedTime().toInstant(),
                                    isLog(file)));
                }
                return FileVisitResult.CONTINUE;
            } catch (IOException _) {
                // A link that leads nowhere, or a file that has just gone.
                return FileVisitResult.CONTINUE;
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(folder)) {
                throw e;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
