package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Looks into evidence that is packed: gzip, bzip2, xz, zstd, zip and tar, also one in the other. What is stored stays as it
/// came; it is unpacked while it is read, and never by its own word on how large it is.
public final class PackedEvidence {
    private static final int BUFFER = 256 * 1024;

    private final EvidenceStore store;
    private final Limits limits;

    /// @param store holds the evidence
    public PackedEvidence(EvidenceStore store) {
        this(store, Limits.USUAL);
    }

    PackedEvidence(EvidenceStore store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    /// What is read of something packed before it is taken for a bomb.
    ///
    /// @param ratio bytes that may come out of one that is read
    /// @param allowance so many bytes may come out whatever the ratio
    /// @param bytes so many may come out in all
    /// @param members files in one evidence
    /// @param depth so many packings may lie in each other
    record Limits(int ratio, long allowance, long bytes, int members, int depth) {
        static final Limits USUAL = new Limits(400, 64L << 20, 64L << 30, 20_000, 3);
    }

    /// A file in a packed evidence.
    ///
    /// @param number counted from 1 in the order in which they lie; names it, since two may have the same path
    /// @param path its path as the archive says it, after that of the archive it lies in; foreign text, never to be used as a
    ///     path of this machine
    /// @param size number of unpacked bytes, as far as that is said
    /// @param modified when it was last changed, as far as that is said
    /// @param trouble why it cannot be read, in one sentence
    /// @param alone whether it is all that was packed, in no archive: its lines are those of the evidence
    public record Member(
            int number,
            String path,
            OptionalLong size,
            Optional<Instant> modified,
            Optional<String> trouble,
            boolean alone) {
        /// How it is cited: `E3` when it is alone in E3, otherwise `E3/var/app.log`.
        ///
        /// @param packed how what it lies in is cited
        public String cited(String packed) {
            return alone ? packed : packed + "/" + VisibleText.of(path);
        }
    }

    /// Takes the files in something packed.
    @FunctionalInterface
    public interface Taker {
        /// Takes the next file.
        ///
        /// @param bytes to be read before this returns, and not closed
        void take(Member member, InputStream bytes) throws IOException;
    }

    /// Whether evidence of this media type is packed.
    public static boolean packed(String mediaType) {
        return Packing.of(mediaType).isPresent();
    }

    /// Lists what is in it; one file when it is only compressed. Reads all of it where the format has no other way.
    ///
    /// @param name its file name, from which the name of a compressed file is told
    /// @param progress told how much of the packed bytes was read; may cancel
    /// @throws IOException when it is damaged or looks like a bomb, with a sentence
    public List<Member> members(StoredEvidence evidence, String name, Progress progress)
            throws IOException {
        var members = new ArrayList<Member>();
        try (Unpacking unpacking = unpacking(evidence, name, progress)) {
            for (Optional<Member> member = unpacking.next();
                    member.isPresent();
                    member = unpacking.next()) {
                members.add(member.get());
            }
        }
        return List.copyOf(members);
    }

    /// The first file in it that can be read.
    ///
    /// @throws IOException when it is damaged or looks like a bomb, with a sentence
    public Optional<Member> first(StoredEvidence evidence, String name, Progress progress)
            throws IOException {
        try (Unpacking unpacking = unpacking(evidence, name, progress)) {
            Optional<Member> member = unpacking.next();
            while (member.filter(m -> m.trouble().isPresent()).isPresent()) {
                member = unpacking.next();
            }
            return member;
        }
    }

    /// The bytes of one of its files, from the first to the last. What is wrong surfaces as an `IOException` with a sentence.
    ///
    /// @param number the member's
    public InputStream open(StoredEvidence evidence, String name, int number, Progress progress)
            throws IOException {
        Unpacking unpacking = unpacking(evidence, name, progress);
        try {
            Optional<Member> member = unpacking.next();
            while (member.isPresent() && member.get().number() != number) {
                member = unpacking.next();
            }
            if (member.isEmpty()) {
                throw new PackedTrouble("There is no file number " + number + " in " + name + ".");
            }
            Optional<String> trouble = member.get().trouble();
            if (trouble.isPresent()) {
                throw new PackedTrouble(trouble.get());
            }
            return new FilterInputStream(unpacking.content()) {
                @Override
                public void close() throws IOException {
                    unpacking.close();
                }
            };
        } catch (IOException | RuntimeException e) {
            try (unpacking) {
                throw e;
            }
        }
    }

    /// Reads through it once, and hands over the files in it in their order. Files that cannot be read are passed over.
    ///
    /// @throws IOException when it is damaged or looks like a bomb, with a sentence
    public void files(StoredEvidence evidence, String name, Progress progress, Taker taker)
            throws IOException {
        try (Unpacking unpacking = unpacking(evidence, name, progress)) {
            files(unpacking, taker);
        }
    }

    /// Like [#files], of the texts alone.
    ///
    /// @throws IOException when it is damaged or looks like a bomb, with a sentence
    public void texts(StoredEvidence evidence, String name, Progress progress, Taker taker)
            throws IOException {
        files(evidence, name, progress, texts(taker));
    }

    /// Reads through something packed that is no evidence, and hands over the texts in it in their order. Files that cannot be
    /// read are passed over.
    ///
    /// @param packed all of it; stays open
    /// @throws IOException when it is damaged or looks like a bomb, with a sentence
    public static void texts(InputStream packed, String name, Taker taker) throws IOException {
        var toll = new Toll(name, Long.MAX_VALUE, Limits.USUAL, Progress.UNSEEN);
        files(new Unpacking(toll.entering(packed), name, Limits.USUAL, toll), texts(taker));
    }

    private static void files(Unpacking unpacking, Taker taker) throws IOException {
        for (Optional<Member> next = unpacking.next(); next.isPresent(); next = unpacking.next()) {
            Member member = next.get();
            if (member.trouble().isEmpty()) {
                taker.take(member, unpacking.content());
            }
        }
    }

    private static Taker texts(Taker taker) {
        return (member, content) -> {
            byte[] head = content.readNBytes(Packing.HEAD);
            if (TextEncoding.of(head).isPresent()) {
                taker.take(
                        member, new SequenceInputStream(new ByteArrayInputStream(head), content));
            }
        };
    }

    /// A copy of one of its files that can be read at any place, like any evidence, by its digest. It is made the first time,
    /// and kept until there is no room for it any more.
    ///
    /// @param progress told how much of the packed bytes was read; may cancel, and nothing is kept then
    /// @throws IOException when it is damaged or looks like a bomb, with a sentence
    public StoredEvidence readingCopy(
            StoredEvidence evidence, String name, int number, Progress progress)
            throws IOException {
        Optional<StoredEvidence> known = store.readingCopy(evidence.sha256(), number);
        if (known.isPresent()) {
            return known.get();
        }
        try (InputStream in = open(evidence, name, number, progress)) {
            return copy(evidence, name, number, in);
        }
    }

    /// Takes the files in something packed, as copies that can be read at any place.
    @FunctionalInterface
    public interface CopyTaker {
        /// Takes the next file.
        ///
        /// @param copy empty when the file cannot be read; it says why
        void take(Member member, Optional<StoredEvidence> copy);
    }

    /// Copies of all its files as [#readingCopy] makes them. It is read through once at the most, and not at all when it holds
    /// one file of which there is a copy.
    ///
    /// @throws IOException when it is damaged or looks like a bomb, with a sentence
    public void readingCopies(
            StoredEvidence evidence, String name, Progress progress, CopyTaker taker)
            throws IOException {
        Optional<Member> alone = first(evidence, name, progress).filter(Member::alone);
        if (alone.isPresent()) {
            taker.take(
                    alone.get(),
                    Optional.of(readingCopy(evidence, name, alone.get().number(), progress)));
            return;
        }
        try (Unpacking unpacking = unpacking(evidence, name, progress)) {
            for (Optional<Member> next = unpacking.next();
                    next.isPresent();
                    next = unpacking.next()) {
                Member member = next.get();
                taker.take(
                        member,
                        member.trouble().isPresent()
                                ? Optional.empty()
                                : Optional.of(copy(evidence, name, unpacking, member)));
            }
        }
    }

    private StoredEvidence copy(
            StoredEvidence evidence, String name, Unpacking unpacking, Member member)
            throws IOException {
        Optional<StoredEvidence> known = store.readingCopy(evidence.sha256(), member.number());
        return known.isPresent()
                ? known.get()
                : copy(evidence, name, member.number(), unpacking.content());
    }

    private StoredEvidence copy(StoredEvidence evidence, String name, int number, InputStream in)
            throws IOException {
        try (Intake copy = store.beginReadingCopy(evidence.sha256(), number, name)) {
            var scarce = new AtomicBoolean();
            copy.whenFull(_ -> {
                scarce.set(true);
                return false;
            });
            byte[] buffer = new byte[BUFFER];
            try {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    copy.write(buffer, read);
                }
                return copy.complete();
            } catch (IOException | CancellationException e) {
                copy.discard();
                if (scarce.get()) {
                    throw noRoom(name);
                }
                throw e;
            }
        }
    }

    private static PackedTrouble noRoom(String name) {
        return new PackedTrouble(
                "There is no room to unpack "
                        + name
                        + " for reading; free some space on the disk that holds the store, then open it again.");
    }

    private Unpacking unpacking(StoredEvidence evidence, String name, Progress progress) {
        var toll = new Toll(name, evidence.size(), limits, progress);
        return new Unpacking(toll.entering(store.open(evidence.sha256())), name, limits, toll);
    }
}
