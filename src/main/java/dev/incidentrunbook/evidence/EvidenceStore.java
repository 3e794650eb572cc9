package dev.incidentrunbook.evidence;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps the bytes of evidence. The same bytes are kept once. Methods block and throw
/// [dev.incidentrunbook.incident.StorageException] when the store cannot do its part.
public interface EvidenceStore {
    /// Begins to take something in. Closing the intake before [Intake#complete()] leaves a row marked incomplete.
    ///
    /// @param name file name without folders
    /// @param origin where it comes from
    Intake begin(String name, String origin);

    /// Begins to take in something that grows for as long as it is followed. What was written and synced can be read
    /// meanwhile, and survives the program.
    default Intake grow(String name, String origin, Purpose purpose) {
        throw new UnsupportedOperationException("Nothing grows in this store");
    }

    /// What grows at this moment, in this program or in another one, the oldest first.
    default List<Growing> growing() {
        return List.of();
    }

    /// What grew when the program that followed it died, and is not named by any event yet.
    default List<Growing> leftBehind() {
        return List.of();
    }

    /// What there is so far of something that grows.
    default InputStream open(Growing growing) {
        throw new UnsupportedOperationException("Nothing grows in this store");
    }

    /// Completes what was left behind, up to its last sound part.
    default StoredEvidence finish(Growing growing) {
        throw new UnsupportedOperationException("Nothing grows in this store");
    }

    /// Says that an event names what has grown, so that nothing is left to be done.
    ///
    /// @param number see [Growing]
    default void named(long number) {}

    /// What is stored under a digest.
    Optional<StoredEvidence> find(String sha256);

    /// The bytes stored under a digest, from the first to the last. Damage surfaces as an `IOException` that names it.
    InputStream open(String sha256);

    /// The bytes stored under a digest, each chunk of which can be read alone.
    default EvidenceChunks chunks(String sha256) {
        throw new UnsupportedOperationException("This store reads from the first byte to the last");
    }

    /// The unpacked bytes of a file in packed evidence, if they are kept for reading at the moment.
    ///
    /// @param packed the digest of the packed evidence
    /// @param member the file's number in it
    default Optional<StoredEvidence> readingCopy(String packed, int member) {
        return Optional.empty();
    }

    /// Begins to keep the unpacked bytes of a file for reading. They are no evidence of any incident, are not backed up, and
    /// may go at any time, since they can be made again.
    default Intake beginReadingCopy(String packed, int member, String name) {
        throw new UnsupportedOperationException("This store keeps no unpacked copies");
    }

    /// Removes all unpacked copies.
    ///
    /// @return how many
    default int dropReadingCopies() {
        return 0;
    }

    /// Recomputes the digests of what is stored under a digest.
    ///
    /// @return what is wrong, one sentence each; empty when every byte is as it was taken in
    List<String> verify(String sha256);

    /// Intakes that were cut short and that nobody goes on with, the oldest first. Those still under way, in this program or
    /// in another one, are not among them.
    default List<Incomplete> incomplete() {
        return List.of();
    }

    /// Removes what an intake that was cut short left behind; nothing when it is gone already.
    default void remove(Incomplete incomplete) {
        throw new UnsupportedOperationException("This store keeps nothing incomplete");
    }

    /// What an intake that was cut short left behind.
    ///
    /// @param number names it within the store
    /// @param name file name without folders
    /// @param origin where it came from
    /// @param begunAt when the intake began
    /// @param size number of bytes that were stored
    record Incomplete(long number, String name, String origin, Instant begunAt, long size) {}

    /// What something that grows is for.
    ///
    /// @param incident id of the incident it belongs to
    /// @param step the step; blank for the incident as a whole
    /// @param caption one line about it; may be blank
    record Purpose(String incident, String step, String caption) {}

    /// Something that grows, or grew.
    ///
    /// @param number names it within the store
    /// @param size number of bytes so far
    record Growing(
            long number, Purpose purpose, String name, String origin, Instant begunAt, long size) {}

    /// Hears that an intake waits until there is room on the disk.
    @FunctionalInterface
    interface Waiting {
        /// Called about twice a second while it waits.
        ///
        /// @param sentence why, and what to do
        /// @return whether to go on waiting; `false` cancels
        boolean forRoom(String sentence);
    }

    /// Bytes on their way in.
    interface Intake extends AutoCloseable {
        /// Says who hears when there is no room. Without anybody, an intake does not wait but fails.
        default void whenFull(Waiting waiting) {}

        /// Takes the next bytes.
        ///
        /// @param length how many bytes of the buffer count
        void write(byte[] buffer, int length);

        /// Makes what was written so far durable, so that it can be read; for what grows.
        default void sync() {}

        /// The number of what grows; 0 for what does not.
        default long number() {
            return 0;
        }

        /// Says that these were all; when this returns, they are durable.
        StoredEvidence complete();

        /// Takes back everything written so far and closes; for an intake that a person cancelled.
        default void discard() {
            close();
        }

        @Override
        void close();
    }

    /// Bytes that are complete and durable.
    ///
    /// @param sha256 SHA-256 of all bytes, 64 lower-case hexadecimal digits
    /// @param size number of bytes
    /// @param mediaType IANA media type, told from the bytes and the name
    /// @param lines number of lines; a last one without a line feed counts
    record StoredEvidence(String sha256, long size, String mediaType, long lines) {}
}
