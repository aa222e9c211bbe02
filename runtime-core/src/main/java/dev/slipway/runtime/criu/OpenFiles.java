package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images.File;
import dev.slipway.runtime.criu.image.Images.MemfdInode;
import dev.slipway.runtime.criu.image.Images.Remap;
import dev.slipway.runtime.criu.image.Images.UnixSocket;
import dev.slipway.runtime.error.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that the saved processes had open, each once. */
final class OpenFiles {
    private static final int MOST = 100_000;

    private final Map<Long, File> files = new LinkedHashMap<>();
    private final Map<Long, MemfdInode> memfds = new HashMap<>();
    private final Set<Long> deleted = new HashSet<>();

    /**
     * Reads all.
     *
     * @throws EngineException CHECKPOINT where an image is damaged
     */
    OpenFiles(ImageFolder folder) {
        for (File file : folder.all("files.img", ImageMagic.FILES, File.parser(), MOST)) {
            files.put(Integer.toUnsignedLong(file.getId()), file);
        }
        for (MemfdInode inode : folder.all("memfd.img", ImageMagic.MEMFD, MemfdInode.parser(), MOST)) {
            memfds.put(inode.getInodeId(), inode);
        }
        for (Remap remap : folder.all("remap-fpath.img", ImageMagic.REMAP, Remap.parser(), MOST)) {
            if (remap.getRemapType() <= 1) { // it lives on without a name, or under one of CRIU's
                deleted.add(Integer.toUnsignedLong(remap.getOrigId()));
            }
        }
    }

    Collection<File> all() {
        return files.values();
    }

    @Nullable
    File find(long id) {
        return files.get(id);
    }

    /** What is behind a memfd; null where the images don't tell. */
    @Nullable
    MemfdInode memfd(File file) {
        return memfds.get(Integer.toUnsignedLong(file.getMemfd().getInodeId()));
    }

    /** Whether it had no name any more. */
    boolean deleted(File file) {
        return deleted.contains(Integer.toUnsignedLong(file.getId()))
                || file.getUnix().getDeleted();
    }

    /** The path of the file with this id; null where it is none with a path. */
    @Nullable
    String path(long id) {
        File file = files.get(id);
        return file == null || !file.hasReg() ? null : file.getReg().getName();
    }

    /** What it leads to, in the words of {@code /proc/PID/fd}. */
    String target(File file) {
        return switch (FileType.of(file.getType())) {
            case REGULAR -> file.getReg().getName();
            case PIPE -> "pipe:[" + Integer.toUnsignedString(file.getPipe().getPipeId()) + "]";
            case FIFO -> orElse(path(Integer.toUnsignedLong(file.getFifo().getRegfId())), "fifo");
            case TTY -> orElse(path(Integer.toUnsignedLong(file.getTty().getRegfId())), "tty");
            case INET -> InetAddresses.text(file.getInet());
            case UNIX -> "unix:" + unixName(file.getUnix());
            case PACKET -> "packet:[" + Integer.toUnsignedString(file.getId()) + "]";
            case NETLINK -> "netlink:[" + Integer.toUnsignedString(file.getId()) + "]";
            case MEMFD -> memfdName(file);
            case PIDFD -> "anon_inode:[pidfd] " + file.getPidfd().getNspid();
            case NAMESPACE ->
                "ns:[" + Integer.toUnsignedString(file.getNamespace().getNsId()) + "]";
            case TUN -> "/dev/net/tun " + file.getTun().getNetdev();
            case EXTERNAL -> "external:[" + Integer.toUnsignedString(file.getId()) + "]";
            case BPF_MAP -> "anon_inode:bpf-map";
            case INOTIFY -> "anon_inode:inotify";
            case EVENTFD, EVENTPOLL, SIGNALFD, FANOTIFY, TIMERFD ->
                "anon_inode:[" + FileType.of(file.getType()).word() + "]";
            case UNKNOWN -> "unknown:[" + Integer.toUnsignedString(file.getId()) + "]";
        };
    }

    private String memfdName(File file) {
        MemfdInode inode = memfd(file);
        String name = inode == null ? "" : inode.getName();
        return name.startsWith("/") ? name : "/memfd:" + name;
    }

    /** The name of a Unix socket: a path, {@code @name} for an abstract one, "" for one without. */
    static String unixName(UnixSocket socket) {
        byte[] bytes = socket.getName().toByteArray();
        if (bytes.length == 0) {
            return "";
        }
        int start = bytes[0] == 0 ? 1 : 0;
        int end = bytes.length;
        while (start == 0 && end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        String name = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (start == 1) {
            return "@" + name.replace('\0', '@');
        }
        return socket.getNameDir().isEmpty() || name.startsWith("/") ? name : socket.getNameDir() + "/" + name;
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
