package dev.incidentrunbook.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the directory at the end of a zip and the headers before its entries, which must say the same, in the form of
/// APPNOTE 6.3.10, sections 4.3.7 to 4.3.16. Offsets below are those of its tables. Nothing is unpacked here.
final class Directory {
    /// The only names there can be in a bundle; none leads anywhere.
    private static final Pattern NAME =
            Pattern.compile("manifest\\.json|events\\.jsonl|review\\.md|objects/[0-9a-f]{64}");

    private static final Pattern LEADS_OUT = Pattern.compile("^/|\\\\|:|(^|/)\\.\\.(/|$)");

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;

    private static final int LOCAL_SIZE = 30;
    private static final int CENTRAL_SIZE = 46;
    private static final int END_SIZE = 22;
    private static final int END_64_SIZE = 56;
    private static final int LOCATOR_64_SIZE = 20;
    private static final int DESCRIPTOR_SIZE = 24;

    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int DESCRIPTOR = 1 << 3;

    /// How strongly it was deflated, whether sizes follow the data, and whether names are UTF-8.
    private static final int HARMLESS = 1 << 1 | 1 << 2 | DESCRIPTOR | 1 << 11;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private static final int LINK = 0xA;
    private static final int EXTRA_64 = 1;
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final int IN_END_64 = 0xFFFF;

    private final FileChannel channel;

    Directory(FileChannel channel) {
        this.channel = channel;
    }

    /// An entry.
    ///
    /// @param crc CRC-32 of what it holds
    /// @param packed bytes it takes in the zip
    /// @param size bytes it holds
    /// @param header where its own header begins
    /// @param start where its bytes begin
    record Entry(
            String name,
            boolean deflated,
            int flags,
            long crc,
            long packed,
            long size,
            long header,
            long start) {}

    private record Place(long count, long size, long offset, long end) {}

    /// The entries in the order of the directory.
    List<Entry> entries() throws IOException {
        Place place = place();
        if (place.count() > Limits.ENTRIES || place.size() > Limits.DIRECTORY) {
            throw Refusals.bad("it has more entries than a bundle may have");
        }
        if (place.offset() < 0 || place.offset() + place.size() != place.end()) {
            throw Refusals.notAZip();
        }
        ByteBuffer all = read(place.offset(), (int) place.size());
        var entries = new ArrayList<Entry>();
        var names = new HashSet<String>();
        for (long i = 0; i < place.count(); i++) {
            Entry entry = entry(all);
            if (!names.add(entry.name())) {
                throw Refusals.bad("two of its entries have the name " + entry.name());
            }
            entries.add(entry);
        }
        if (all.hasRemaining()) {
            throw Refusals.notAZip();
        }
        checkPlaces(entries, place.offset());
        return List.copyOf(entries);
    }

    private Place place() throws IOException {
        long end = channel.size() - END_SIZE;
        if (end < 0) {
            throw Refusals.notAZip();
        }
        ByteBuffer tail = read(end, END_SIZE);
        if (tail.getInt(0) != END || tail.getShort(20) != 0 || tail.getInt(4) != 0) {
            throw Refusals.notAZip();
        }
        int count = u16(tail, 10);
        long size = u32(tail, 12);
        long offset = u32(tail, 16);
        if (count != IN_END_64 && size != IN_EXTRA && offset != IN_EXTRA) {
            if (count != u16(tail, 8)) {
                throw Refusals.notAZip();
            }
            return new Place(count, size, offset, end);
        }
        long end64 = end - LOCATOR_64_SIZE - END_64_SIZE;
        if (end64 < 0) {
            throw Refusals.notAZip();
        }
        ByteBuffer tail64 = read(end64, END_64_SIZE + LOCATOR_64_SIZE);
        boolean whole =
                tail64.getInt(0) == END_64
                        && tail64.getLong(4) == END_64_SIZE - 12
                        && tail64.getLong(24) == tail64.getLong(32)
                        && tail64.getInt(END_64_SIZE) == LOCATOR_64
                        && tail64.getLong(END_64_SIZE + 8) == end64
                        && tail64.getLong(32) >= 0
                        && tail64.getLong(40) >= 0;
        if (!whole) {
            throw Refusals.notAZip();
        }
        return new Place(tail64.getLong(32), tail64.getLong(40), tail64.getLong(48), end64);
    }

    private Entry entry(ByteBuffer all) throws IOException {
        int at = all.position();
        if (all.remaining() < CENTRAL_SIZE || all.getInt(at) != CENTRAL) {
            throw Refusals.notAZip();
        }
        int nameLength = u16(all, at + 28);
        int extraLength = u16(all, at + 30);
        int commentLength = u16(all, at + 32);
        int length = CENTRAL_SIZE + nameLength + extraLength + commentLength;
        if (all.remaining() < length) {
            throw Refusals.notAZip();
        }
        byte[] name = new byte[nameLength];
        all.get(at + CENTRAL_SIZE, name);
        String known = checkedName(name);
        int flags = u16(all, at + 8);
        int method = u16(all, at + 10);
        checkKind(known, flags, method, all.getInt(at + 38) >>> 28);
        long[] wide = {u32(all, at + 24), u32(all, at + 20), u32(all, at + 42)};
        widen(
                all.slice(at + CENTRAL_SIZE + nameLength, extraLength).order(all.order()),
                wide,
                known);
        all.position(at + length);
        var entry =
                new Entry(
                        known,
                        method == DEFLATED,
                        flags,
                        u32(all, at + 16),
                        wide[1],
                        wide[0],
                        wide[2],
                        0);
        if (Limits.bomb(entry.size(), entry.packed())) {
            throw Refusals.bad(
                    known
                            + " would take more than "
                            + Limits.RATIO
                            + " times the room it takes packed, as no bundle does");
        }
        return located(entry, name, method);
    }

    private static String checkedName(byte[] name) {
        String text = new String(name, StandardCharsets.ISO_8859_1);
        if (NAME.matcher(text).matches()) {
            return text;
        }
        throw Refusals.bad(
                LEADS_OUT.matcher(text).find()
                        ? "its entry " + Refusals.quoted(name) + " would lead out of the bundle"
                        : "it has an entry "
                                + Refusals.quoted(name)
                                + ", which belongs in no bundle");
    }

    private static void checkKind(String name, int flags, int method, int type) {
        if ((flags & ENCRYPTED) != 0) {
            throw Refusals.bad(name + " is encrypted");
        }
        if (type == LINK) {
            throw Refusals.bad(name + " is a link instead of a file");
        }
        if ((method != STORED && method != DEFLATED) || (flags & ~HARMLESS) != 0) {
            throw Refusals.bad(name + " is packed in a way that no bundle is");
        }
    }

    /// Takes size, packed size and offset from the extra field where they need more than four bytes (section 4.5.3).
    private static void widen(ByteBuffer extra, long[] wide, String name) {
        while (extra.remaining() >= 4) {
            int id = Short.toUnsignedInt(extra.getShort());
            int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
            ByteBuffer field = extra.slice(extra.position(), length).order(extra.order());
            extra.position(extra.position() + length);
            if (id != EXTRA_64) {
                continue;
            }
            for (int i = 0; i < wide.length; i++) {
                if (wide[i] == IN_EXTRA && field.remaining() >= Long.BYTES) {
                    wide[i] = field.getLong();
                }
            }
        }
        if (Arrays.stream(wide).anyMatch(number -> number < 0)) {
            throw Refusals.bad("the sizes of " + name + " cannot be true");
        }
    }

    /// The entry with the place of its bytes, once its own header says what the directory says.
    private Entry located(Entry entry, byte[] name, int method) throws IOException {
        if (entry.header() > channel.size() - LOCAL_SIZE - name.length) {
            throw Refusals.notAZip();
        }
        ByteBuffer local = read(entry.header(), LOCAL_SIZE + name.length);
        byte[] localName = new byte[name.length];
        local.get(LOCAL_SIZE, localName);
        boolean same =
                local.getInt(0) == LOCAL
                        && u16(local, 6) == entry.flags()
                        && u16(local, 8) == method
                        && same(u32(local, 14), entry.crc(), entry.flags())
                        && same(u32(local, 18), entry.packed(), entry.flags())
                        && same(u32(local, 22), entry.size(), entry.flags())
                        && u16(local, 26) == name.length
                        && Arrays.equals(localName, name);
        if (!same) {
            throw Refusals.bad(
                    "its directory says something else about "
                            + entry.name()
                            + " than stands before the entry itself");
        }
        return new Entry(
                entry.name(),
                entry.deflated(),
                entry.flags(),
                entry.crc(),
                entry.packed(),
                entry.size(),
                entry.header(),
                entry.header() + LOCAL_SIZE + name.length + u16(local, 28));
    }

    /// Whether a number in the entry's header agrees: it may follow the data, or stand in an extra field, too.
    private static boolean same(long local, long central, int flags) {
        return local == central || local == IN_EXTRA || (local == 0 && (flags & DESCRIPTOR) != 0);
    }

    /// Entries lie one behind the other from the first byte to the directory, so none shares bytes with another.
    private static void checkPlaces(List<Entry> entries, long directory) {
        long free = 0;
        long slack = 0;
        for (Entry entry :
                entries.stream().sorted(Comparator.comparingLong(Entry::header)).toList()) {
            checkGap(entry.header() - free, slack);
            free = entry.start() + entry.packed();
            slack = (entry.flags() & DESCRIPTOR) != 0 ? DESCRIPTOR_SIZE : 0;
            if (free < entry.start()) {
                throw Refusals.notAZip();
            }
        }
        checkGap(directory - free, slack);
    }

    private static void checkGap(long gap, long allowed) {
        if (gap < 0) {
            throw Refusals.bad("its entries overlap, as no bundle's do");
        }
        if (gap > allowed) {
            throw Refusals.bad("there are bytes between its entries that belong to none");
        }
    }

    private ByteBuffer read(long position, int length) throws IOException {
        return Archive.read(channel, position, ByteBuffer.allocate(length));
    }

    private static int u16(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static long u32(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }
}
