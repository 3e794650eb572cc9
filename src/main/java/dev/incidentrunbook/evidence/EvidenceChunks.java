package dev.incidentrunbook.evidence;

import java.io.IOException;

/// The bytes of an evidence in chunks, each of which can be read alone. Methods block, and may be called by several threads
/// at once.
public interface EvidenceChunks {
    /// How the lines lie in the chunks.
    LineIndex index();

    /// The bytes of one chunk.
    ///
    /// @param number counted from 0
    /// @throws IOException when they are not those that were taken in
    byte[] bytes(int number) throws IOException;

    /// Reads chunks that follow each other, for looking through many of them quickly: their bytes are not compared with
    /// their digest, since whatever is found is read again by [#bytes] before it is shown.
    ///
    /// @param into where the bytes go, one chunk right behind the other
    /// @param at place of the first byte in it
    /// @return how many bytes that were
    /// @throws IOException when one of them cannot be read at all
    int read(int first, int count, byte[] into, int at) throws IOException;
}
