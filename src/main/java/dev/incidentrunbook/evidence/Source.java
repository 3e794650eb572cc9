package dev.incidentrunbook.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// Where bytes come from. Every method may block for ever, so only the thread of an [Arrivals] calls them.
interface Source extends Closeable {
    /// Looks what it is, refuses what cannot be attached, and opens the rest.
    void open() throws IOException;

    /// Reads what there is, at least one byte.
    ///
    /// @return the number of bytes, negative at the end
    int read(byte[] buffer) throws IOException;

    /// A stream that is open already.
    static Source of(InputStream in) {
        return new Source() {
            @Override
            public void open() {}

            @Override
            public int read(byte[] buffer) throws IOException {
                return in.read(buffer);
            }

            @Override
            public void close() {
                // Whoever opened it closes it.
            }
        };
    }
}
