package dev.incidentrunbook.harness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a program did to the files of a store, in order, as [Shim] recorded it.
///
/// @param calls every call that succeeded
record Trace(List<Call> calls) {

    /// One call. Files are known by a number, since their names change.
    sealed interface Call {
        /// A file came to be.
        record Create(int file, String path) implements Call {}

        /// A file that was there was opened.
        record Open(int file, String path) implements Call {}

        /// A folder came to be.
        record Make(String path) implements Call {}

        /// A file got another name.
        record Rename(String from, String to) implements Call {}

        /// A file's name was taken away.
        record Unlink(String path) implements Call {}

        /// Bytes were written.
        record Write(int file, long at, ByteBuffer bytes) implements Call {}

        /// A file was cut or grew.
        record Truncate(int file, long size) implements Call {}

        /// A file began to be forced to the disk.
        record SyncBegins(int file, long number) implements Call {}

        /// A file was forced to the disk.
        record Synced(int file, long number) implements Call {}

        /// The program said that it was told something is saved.
        record Said(String line) implements Call {}

        /// A call on a file that matters only while the program runs.
        record Counted(char kind) implements Call {}
    }

    static Trace read(Path record) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(record)).order(ByteOrder.nativeOrder());
        var calls = new ArrayList<Call>();
        while (in.hasRemaining()) {
            char kind = (char) in.get();
            int file = in.getInt();
            long offset = in.getLong();
            byte[] bytes = new byte[in.getInt()];
            in.get(bytes);
            calls.add(call(kind, file, offset, bytes));
        }
        return new Trace(List.copyOf(calls));
    }

    private static Call call(char kind, int file, long offset, byte[] bytes) {
        return switch (kind) {
            case 'C' -> new Call.Create(file, text(bytes));
            case 'O' -> new Call.Open(file, text(bytes));
            case 'M' -> new Call.Make(text(bytes));
            case 'R' -> {
                String both = text(bytes);
                int end = both.indexOf('\0');
                yield new Call.Rename(both.substring(0, end), both.substring(end + 1));
            }
            case 'U' -> new Call.Unlink(text(bytes));
            case 'W' -> new Call.Write(file, offset, ByteBuffer.wrap(bytes));
            case 'T' -> new Call.Truncate(file, offset);
            case 'B' -> new Call.SyncBegins(file, offset);
            case 'S' -> new Call.Synced(file, offset);
            case 'A' -> new Call.Said(text(bytes).strip());
            case 'X' -> new Call.Counted((char) offset);
            default -> throw new IllegalStateException("The record holds a call " + kind);
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// What was acknowledged before a moment.
    ///
    /// @param cut how many calls had been made
    Acknowledged acknowledged(int cut) {
        var heard = new Acknowledged();
        for (Call call : calls.subList(0, cut)) {
            if (call instanceof Call.Said said) {
                heard.hear(said.line());
            }
        }
        return heard;
    }
}
