package dev.incidentrunbook.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/// A way to pack logs, known by the bytes with which it begins.
enum Packing {
    GZIP("application/gzip", 0, "1f8b08", ".gz .tgz"),
    BZIP2("application/x-bzip2", 0, ascii("BZh"), ".bz2 .tbz2"),
    XZ("application/x-xz", 0, "fd377a585a00", ".xz .txz"),
    ZSTD("application/zstd", 0, "28b52ffd", ".zst .tzst"),
    ZIP("application/zip", 0, ascii("PK\u0003\u0004"), ".zip"),
    TAR("application/x-tar", 257, ascii("ustar"), ".tar");

    /// So many first bytes tell.
    static final int HEAD = 512;

    /// What a dictionary may take of the memory.
    private static final int XZ_KIBIBYTES = 256 * 1024;

    private final String mediaType;
    private final int offset;
    private final String mark;
    private final String endings;

    Packing(String mediaType, int offset, String mark, String endings) {
        this.mediaType = mediaType;
        this.offset = offset;
        this.mark = mark;
        this.endings = endings;
    }

    /// How the bytes that begin so are packed; empty when they are not.
    static Optional<Packing> of(byte[] head) {
        return Arrays.stream(values()).filter(packing -> packing.marks(head)).findFirst();
    }

    /// How evidence of this media type is packed.
    static Optional<Packing> of(String mediaType) {
        return Arrays.stream(values())
                .filter(packing -> packing.mediaType.equals(mediaType))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /// Whether it holds several files, each with a name.
    boolean archive() {
        return this == ZIP || this == TAR;
    }

    /// The name of what is in it, where it does not say: `app.log` for `app.log.gz`.
    String inner(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(endings.split(" "))
                .filter(ending -> lower.endsWith(ending) && lower.length() > ending.length())
                .findFirst()
                .map(ending ->
                        name.substring(0, name.length() - ending.length())
                                + (ending.startsWith(".t") ? ".tar" : ""))
                .orElse(name);
    }

    /// The bytes in it.
    InputStream unpacked(InputStream in) throws IOException {
        return switch (this) {
            case GZIP ->
                    GzipCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .get();
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ ->
                    XZCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .setMemoryLimitKiB(XZ_KIBIBYTES)
                            .get();
            case ZSTD -> new ZstdCompressorInputStream(in);
            case ZIP, TAR -> throw new IllegalStateException(this + " holds files");
        };
    }

    /// The files in it.
    ArchiveInputStream<?> files(InputStream in) {
        String utf8 = StandardCharsets.UTF_8.name();
        return switch (this) {
            case ZIP -> new ZipArchiveInputStream(in, utf8, true, true);
            case TAR -> new TarArchiveInputStream(in, utf8);
            case GZIP, BZIP2, XZ, ZSTD -> throw new IllegalStateException(this + " holds one file");
        };
    }

    private boolean marks(byte[] head) {
        int length = mark.length() / 2;
        return head.length >= offset + length
                && HexFormat.of().formatHex(head, offset, offset + length).equals(mark);
    }

    private static String ascii(String mark) {
        return HexFormat.of().formatHex(mark.getBytes(StandardCharsets.US_ASCII));
    }
}
