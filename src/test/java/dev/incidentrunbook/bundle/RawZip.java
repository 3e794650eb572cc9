package dev.incidentrunbook.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A zip written byte by byte, so that every field of it can lie.
final class RawZip {
    final List<Entry> entries = new ArrayList<>();
    byte[] before = new byte[0];
    byte[] behind = new byte[0];
    byte[] comment = new byte[0];
    int countLie;

    /// An entry; what is not set tells the truth.
    static final class Entry {
        byte[] name;
        byte[] localName;
        byte[] packed;
        byte[] gap = new byte[0];
        int method;
        int flags;
        int localFlags;
        int madeBy = 20;
        int external;
        long crc;
        long size;
        long packedSize;
        long localSize;

        /// Where the directory says it begins, when that is not where it does.
        long offset = -1;

        /// Stands in the directory alone.
        boolean ghost;

        Entry(String name, byte[] content) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            this.localName = this.name;
            this.packed = content;
            var check = new CRC32();
            check.update(content);
            crc = check.getValue();
            size = content.length;
            localSize = size;
            packedSize = packed.length;
        }

        Entry deflated() {
            var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
            deflater.setInput(packed);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.end();
            packed = out.toByteArray();
            packedSize = packed.length;
            method = 8;
            return this;
        }

        Entry flags(int all) {
            flags = all;
            localFlags = all;
            return this;
        }
    }

    Entry add(String name, byte[] content) {
        var entry = new Entry(name, content);
        entries.add(entry);
        return entry;
    }

    Entry entry(String name) {
        return entries.stream()
                .filter(e -> new String(e.name, StandardCharsets.UTF_8).equals(name))
                .findFirst()
                .orElseThrow();
    }

    void write(Path file) throws IOException {
        Files.write(file, bytes());
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(before);
        var directory = new ByteArrayOutputStream();
        for (Entry e : entries) {
            long at = e.offset < 0 ? out.size() : e.offset;
            if (!e.ghost) {
                local(out, e);
            }
            central(directory, e, at);
        }
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        int count = entries.size() + countLie;
        out.writeBytes(
                buffer(22)
                        .putInt(0x06054b50)
                        .putInt(0)
                        .putShort((short) count)
                        .putShort((short) count)
                        .putInt(directory.size())
                        .putInt(start)
                        .putShort((short) comment.length)
                        .array());
        out.writeBytes(comment);
        out.writeBytes(behind);
        return out.toByteArray();
    }

    private static void local(ByteArrayOutputStream out, Entry e) {
        out.writeBytes(
                buffer(30)
                        .putInt(0x04034b50)
                        .putShort((short) 20)
                        .putShort((short) e.localFlags)
                        .putShort((short) e.method)
                        .putInt(0x00210000)
                        .putInt((int) e.crc)
                        .putInt((int) e.packedSize)
                        .putInt((int) e.localSize)
                        .putShort((short) e.localName.length)
                        .putShort((short) 0)
                        .array());
        out.writeBytes(e.localName);
        out.writeBytes(e.packed);
        out.writeBytes(e.gap);
    }

    private static void central(ByteArrayOutputStream out, Entry e, long at) {
        out.writeBytes(
                buffer(46)
                        .putInt(0x02014b50)
                        .putShort((short) e.madeBy)
                        .putShort((short) 20)
                        .putShort((short) e.flags)
                        .putShort((short) e.method)
                        .putInt(0x00210000)
                        .putInt((int) e.crc)
                        .putInt((int) e.packedSize)
                        .putInt((int) e.size)
                        .putShort((short) e.name.length)
                        .putShort((short) 0)
                        .putShort((short) 0)
                        .putShort((short) 0)
                        .putShort((short) 0)
                        .putInt(e.external)
                        .putInt((int) at)
                        .array());
        out.writeBytes(e.name);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
