/* Stands between a program and the system (LD_PRELOAD), for the files of one folder: records what is written and forced to
 * the disk, in order, or lets one of these calls fail.
 *
 *   HARNESS_ROOT     the folder, without links in its path
 *   HARNESS_MARK     a file outside; what the program writes there is recorded among the rest, and "lift" ends a fault
 *   HARNESS_RECORD   where the record goes
 *   HARNESS_FAULT    write|sync|open:ERRNO:N:once|forever, the N-th call of that kind, counted from 1
 *   HARNESS_SWALLOW  files whose names end like this are never forced to the disk, though the program is told so
 *
 * A record is one byte for its kind, four for the file, eight for the offset, four for the length, then that many bytes:
 *   C create (path)   O open (path)   M make a folder (path)   R rename (path NUL path)   U unlink (path)
 *   W write (bytes)   T truncate (offset is the size)   B a sync begins   S a sync ended (offset is the number of its B)
 *   A acknowledged (bytes)   X a call on a file that is not recorded, only counted: offset is 'W', 'S' or 'O'
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 65536
#define NO_FILE 0
#define MARK UINT32_MAX

/* What is known of a file: its path now, and whether it is recorded or only counted. */
struct file {
    char *path;
    int counted_only;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct file files[MOST_FILES];
static uint32_t known = 1;
static uint32_t of_descriptor[MOST_FILES];
static uint64_t syncs;
static const char *root, *mark, *swallow;
static int record = -1;
static char fault_kind;
static int fault_errno, fault_forever;
static long fault_at, calls_of_kind;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static int (*real_ftruncate)(int, off_t);
static int (*real_fallocate)(int, int, off_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_rename)(const char *, const char *);
static int (*real_unlink)(const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_mkdir)(const char *, mode_t);
static ssize_t (*real_sendfile)(int, int, off_t *, size_t);
static ssize_t (*real_copy_file_range)(int, off_t *, int, off_t *, size_t, unsigned);

#define REAL(name) real_##name = (__typeof__(real_##name)) dlsym(RTLD_NEXT, #name)

static void read_fault(const char *text)
{
    char kind[16], how_long[16];
    if (sscanf(text, "%15[a-z]:%d:%ld:%15s", kind, &fault_errno, &fault_at, how_long) == 4) {
        fault_kind = strcmp(kind, "write") == 0 ? 'W' : strcmp(kind, "sync") == 0 ? 'S' : 'O';
        fault_forever = strcmp(how_long, "forever") == 0;
    }
}

__attribute__((constructor)) static void begin(void)
{
    REAL(open);
    REAL(openat);
    REAL(close);
    REAL(write);
    REAL(pwrite);
    REAL(writev);
    REAL(ftruncate);
    REAL(fallocate);
    REAL(fsync);
    REAL(fdatasync);
    REAL(rename);
    REAL(unlink);
    REAL(unlinkat);
    REAL(mkdir);
    REAL(sendfile);
    REAL(copy_file_range);
    root = getenv("HARNESS_ROOT");
    mark = getenv("HARNESS_MARK");
    swallow = getenv("HARNESS_SWALLOW");
    if (getenv("HARNESS_RECORD"))
        record = real_open(getenv("HARNESS_RECORD"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (getenv("HARNESS_FAULT"))
        read_fault(getenv("HARNESS_FAULT"));
}

static int ends_with(const char *path, const char *end)
{
    size_t length = strlen(path), wanted = strlen(end);
    return length >= wanted && strcmp(path + length - wanted, end) == 0;
}

/* Whether a path is one of ours. The program's own log and the machine code it unpacks are no part of the store. */
static int ours(const char *path)
{
    size_t length;
    if (!root || path[0] != '/')
        return 0;
    length = strlen(root);
    return strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0)
        && strncmp(path + length, "/logs/", 6) != 0 && strncmp(path + length, "/native/", 8) != 0;
}

static void note(char kind, uint32_t file, uint64_t offset, const void *bytes, uint32_t length)
{
    char head[17];
    struct iovec parts[2] = {{head, sizeof head}, {(void *) bytes, length}};
    if (record < 0)
        return;
    head[0] = kind;
    memcpy(head + 1, &file, 4);
    memcpy(head + 5, &offset, 8);
    memcpy(head + 13, &length, 4);
    if (real_writev(record, parts, 2) != (ssize_t) (sizeof head + length))
        abort();
}

/* Whether this call has to fail. With the lock held. */
static int fails(char kind)
{
    if (kind != fault_kind)
        return 0;
    calls_of_kind++;
    if (calls_of_kind != fault_at && !(fault_forever && calls_of_kind > fault_at))
        return 0;
    errno = fault_errno;
    return 1;
}

static uint32_t file_of(int descriptor)
{
    return descriptor >= 0 && descriptor < MOST_FILES ? of_descriptor[descriptor] : NO_FILE;
}

static uint32_t file_at(const char *path)
{
    uint32_t i;
    for (i = 1; i < known; i++)
        if (files[i].path && strcmp(files[i].path, path) == 0)
            return i;
    return NO_FILE;
}

static uint32_t new_file(const char *path)
{
    if (known == MOST_FILES)
        abort();
    files[known].path = strdup(path);
    files[known].counted_only = ends_with(path, "-shm");
    return known++;
}

/* Opens under the lock, so that nobody else creates or removes the file between the look and the call. */
static int opened(const char *path, int flags, mode_t mode)
{
    int descriptor, existed;
    if (mark && strcmp(path, mark) == 0) {
        descriptor = real_open(path, flags, mode);
        if (descriptor >= 0 && descriptor < MOST_FILES)
            of_descriptor[descriptor] = MARK;
        return descriptor;
    }
    if (!ours(path))
        return real_open(path, flags, mode);
    pthread_mutex_lock(&lock);
    existed = access(path, F_OK) == 0;
    if (fails('O')) {
        pthread_mutex_unlock(&lock);
        return -1;
    }
    descriptor = real_open(path, flags, mode);
    if (descriptor >= 0 && descriptor < MOST_FILES) {
        int failed = errno;
        uint32_t file = existed ? file_at(path) : NO_FILE;
        if (file == NO_FILE)
            file = new_file(path);
        of_descriptor[descriptor] = file;
        if (files[file].counted_only)
            note('X', file, 'O', "", 0);
        else
            note(existed ? 'O' : 'C', file, 0, path, strlen(path));
        if (existed && (flags & O_TRUNC) && !files[file].counted_only)
            note('T', file, 0, "", 0);
        errno = failed;
    }
    pthread_mutex_unlock(&lock);
    return descriptor;
}

int open(const char *path, int flags, ...)
{
    mode_t mode;
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
    return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    mode_t mode;
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
    return opened(path, flags | O_LARGEFILE, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    mode_t mode;
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
    return path[0] == '/' ? opened(path, flags, mode) : real_openat(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    mode_t mode;
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
    return openat(folder, path, flags | O_LARGEFILE, mode);
}

int close(int descriptor)
{
    if (descriptor >= 0 && descriptor < MOST_FILES)
        of_descriptor[descriptor] = NO_FILE;
    return real_close(descriptor);
}

/* Writes and records under the lock: what one thread was told is written comes before what another does about it. */
static ssize_t written(int descriptor, const void *bytes, size_t length, off_t at, int positioned)
{
    uint32_t file = file_of(descriptor);
    ssize_t done;
    int failed;
    if (file == NO_FILE)
        return positioned ? real_pwrite(descriptor, bytes, length, at)
                          : real_write(descriptor, bytes, length);
    pthread_mutex_lock(&lock);
    if (file == MARK) {
        if (length >= 4 && memcmp(bytes, "lift", 4) == 0)
            fault_kind = 0;
        note('A', 0, 0, bytes, length);
        pthread_mutex_unlock(&lock);
        return real_write(descriptor, bytes, length);
    }
    if (fails('W')) {
        pthread_mutex_unlock(&lock);
        return -1;
    }
    if (!positioned)
        at = fcntl(descriptor, F_GETFL) & O_APPEND ? lseek(descriptor, 0, SEEK_END)
                                                   : lseek(descriptor, 0, SEEK_CUR);
    done = positioned ? real_pwrite(descriptor, bytes, length, at)
                      : real_write(descriptor, bytes, length);
    failed = errno;
    if (done > 0 && files[file].counted_only)
        note('X', file, 'W', "", 0);
    else if (done > 0)
        note('W', file, at, bytes, done);
    pthread_mutex_unlock(&lock);
    errno = failed;
    return done;
}

ssize_t write(int descriptor, const void *bytes, size_t length)
{
    return written(descriptor, bytes, length, 0, 0);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t at)
{
    return written(descriptor, bytes, length, at, 1);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off_t at)
{
    return written(descriptor, bytes, length, at, 1);
}

/* A short write is a legal answer, and the only one that needs no buffer of our own. */
ssize_t writev(int descriptor, const struct iovec *parts, int count)
{
    if (file_of(descriptor) == NO_FILE || count == 0)
        return real_writev(descriptor, parts, count);
    return written(descriptor, parts[0].iov_base, parts[0].iov_len, 0, 0);
}

static int truncated(int descriptor, off_t size)
{
    uint32_t file = file_of(descriptor);
    int done, failed;
    if (file == NO_FILE || file == MARK)
        return real_ftruncate(descriptor, size);
    pthread_mutex_lock(&lock);
    if (fails('W')) {
        pthread_mutex_unlock(&lock);
        return -1;
    }
    done = real_ftruncate(descriptor, size);
    failed = errno;
    if (done == 0)
        note(files[file].counted_only ? 'X' : 'T', file, files[file].counted_only ? 'W' : size, "", 0);
    pthread_mutex_unlock(&lock);
    errno = failed;
    return done;
}

int ftruncate(int descriptor, off_t size)
{
    return truncated(descriptor, size);
}

int ftruncate64(int descriptor, off_t size)
{
    return truncated(descriptor, size);
}

static int synced(int descriptor, int (*real)(int))
{
    uint32_t file = file_of(descriptor);
    uint64_t number;
    int done, failed;
    if (file == NO_FILE || file == MARK)
        return real(descriptor);
    pthread_mutex_lock(&lock);
    if (swallow && ends_with(files[file].path ? files[file].path : "", swallow)) {
        pthread_mutex_unlock(&lock);
        return 0;
    }
    if (fails('S')) {
        pthread_mutex_unlock(&lock);
        return -1;
    }
    number = ++syncs;
    note('B', file, number, "", 0);
    pthread_mutex_unlock(&lock);
    done = real(descriptor);
    failed = errno;
    pthread_mutex_lock(&lock);
    if (done == 0)
        note('S', file, number, "", 0);
    pthread_mutex_unlock(&lock);
    errno = failed;
    return done;
}

int fsync(int descriptor)
{
    return synced(descriptor, real_fsync);
}

int fdatasync(int descriptor)
{
    return synced(descriptor, real_fdatasync);
}

int rename(const char *from, const char *to)
{
    char both[2 * PATH_MAX];
    size_t length = strlen(from);
    uint32_t file, replaced;
    int done;
    if (!ours(from) && !ours(to))
        return real_rename(from, to);
    pthread_mutex_lock(&lock);
    done = real_rename(from, to);
    if (done == 0) {
        file = file_at(from);
        replaced = file_at(to);
        if (replaced != NO_FILE)
            files[replaced].path = NULL;
        if (file != NO_FILE)
            files[file].path = strdup(to);
        memcpy(both, from, length + 1);
        strcpy(both + length + 1, to);
        note('R', file, 0, both, length + 1 + strlen(to));
    }
    pthread_mutex_unlock(&lock);
    return done;
}

static void forget(const char *path)
{
    uint32_t file = file_at(path);
    if (file == NO_FILE)
        return;
    if (!files[file].counted_only)
        note('U', file, 0, path, strlen(path));
    files[file].path = NULL;
}

int unlink(const char *path)
{
    int done, failed;
    if (!ours(path))
        return real_unlink(path);
    pthread_mutex_lock(&lock);
    done = real_unlink(path);
    failed = errno;
    if (done == 0)
        forget(path);
    pthread_mutex_unlock(&lock);
    errno = failed;
    return done;
}

int unlinkat(int folder, const char *path, int flags)
{
    return path[0] == '/' && !(flags & AT_REMOVEDIR) ? unlink(path) : real_unlinkat(folder, path, flags);
}

int mkdir(const char *path, mode_t mode)
{
    int done = real_mkdir(path, mode), failed = errno;
    if (done == 0 && ours(path)) {
        pthread_mutex_lock(&lock);
        note('M', 0, 0, path, strlen(path));
        pthread_mutex_unlock(&lock);
    }
    errno = failed;
    return done;
}

/* What copies without passing through here must not be used; the program then writes instead. */
ssize_t sendfile(int to, int from, off_t *at, size_t length)
{
    if (file_of(to) != NO_FILE) {
        errno = EINVAL;
        return -1;
    }
    return real_sendfile(to, from, at, length);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t length)
{
    return sendfile(to, from, (off_t *) at, length);
}

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags)
{
    if (file_of(to) != NO_FILE) {
        errno = ENOSYS;
        return -1;
    }
    return real_copy_file_range(from, from_at, to, to_at, length, flags);
}

int fallocate(int descriptor, int mode, off_t at, off_t length)
{
    if (file_of(descriptor) != NO_FILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return real_fallocate(descriptor, mode, at, length);
}

int fallocate64(int descriptor, int mode, off64_t at, off64_t length)
{
    return fallocate(descriptor, mode, at, length);
}
