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

    /// The bytes of a stretch, wherever chunks end in it.
    ///
    /// @return fewer where the bytes end
    /// @throws IOException when they are not those that were taken in
    default byte[] slice(long offset, int length) throws IOException {
        LineIndex index = index();
        int most = Math.toIntExact(Math.clamp(index.size() - offset, 0, length));
        var slice = new byte[most];
        for (int done = 0; done < most; ) {
            int chunk = index.chunkOf(offset + done);
            int from = Math.toIntExact(offset + done - index.begin(chunk));
            int part = Math.min(most - done, index.size(chunk) - from);
            System.arraycopy(bytes(chunk), from, slice, done, part);
            done += part;
        }
        return slice;
    }
}
