package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images.File;
import dev.slipway.runtime.criu.image.Images.InetSocket;
import dev.slipway.runtime.criu.image.Images.NetlinkSocket;
import dev.slipway.runtime.criu.image.Images.PacketSocket;
import dev.slipway.runtime.criu.image.Images.QueuedPacket;
import dev.slipway.runtime.criu.image.Images.SocketOptions;
import dev.slipway.runtime.criu.image.Images.TcpStream;
import dev.slipway.runtime.criu.image.Images.UnixSocket;
import dev.slipway.runtime.error.EngineException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the sockets of a checkpoint. */
final class Sockets {
    private static final int INET6 = 10;

    private final ImageFolder folder;
    private final OpenFiles files;
    private final Map<Long, List<SocketDetail.Holder>> holders;
    private final Map<Integer, File> unixByInode = new HashMap<>();
    private final Map<Long, Long> queued = new HashMap<>();

    /**
     * @param holders descriptors by the number of the open file
     */
    Sockets(ImageFolder folder, OpenFiles files, Map<Long, List<SocketDetail.Holder>> holders) {
        this.folder = folder;
        this.files = files;
        this.holders = holders;
        for (File file : files.all()) {
            if (file.hasUnix()) {
                unixByInode.put(file.getUnix().getIno(), file);
            }
        }
        readQueues();
    }

    private void readQueues() {
        if (!folder.has("sk-queues.img")) {
            return;
        }
        try (ImageReader reader = ImageReader.open(folder.file("sk-queues.img"), ImageMagic.SOCKET_QUEUES)) {
            for (QueuedPacket packet = reader.next(QueuedPacket.parser());
                    packet != null;
                    packet = reader.next(QueuedPacket.parser())) {
                long length = Integer.toUnsignedLong(packet.getLength());
                reader.skip(length);
                long file = Integer.toUnsignedLong(packet.getIdFor());
                if (files.find(file) != null) {
                    queued.merge(file, length, Long::sum);
                }
            }
        }
    }

    /**
     * All that someone has open or that waits to be accepted, by the number of the open file.
     *
     * @throws EngineException CHECKPOINT where the images are damaged
     */
    List<SocketDetail> read() {
        List<SocketDetail> found = new ArrayList<>();
        for (File file : files.all()) {
            switch (FileType.of(file.getType())) {
                case INET -> found.add(inet(file, file.getInet()));
                case UNIX -> found.add(unix(file, file.getUnix()));
                case NETLINK -> found.add(netlink(file, file.getNetlink()));
                case PACKET -> found.add(packet(file, file.getPacket()));
                default -> {
                    // no socket
                }
            }
        }
        found.sort((one, other) -> Long.compare(one.file(), other.file()));
        return found;
    }

    private SocketDetail inet(File file, InetSocket socket) {
        TcpStream stream = stream(socket);
        Map<String, String> detail = detail(socket.getOpts());
        backlog(detail, socket.getBacklog(), SocketWords.state(socket.getProto(), socket.getState()));
        if (!socket.getIfname().isEmpty()) {
            detail.put("interface", socket.getIfname());
        }
        boolean peer = socket.getDstPort() != 0;
        return new SocketDetail(
                id(file),
                holders(file),
                socket.getFamily() == INET6 ? "inet6" : "inet",
                SocketWords.type(socket.getType()),
                SocketWords.protocol(socket.getProto()),
                SocketWords.state(socket.getProto(), socket.getState()),
                InetAddresses.local(socket),
                socket.getSrcPort(),
                peer ? InetAddresses.remote(socket) : null,
                peer ? (Integer) socket.getDstPort() : null,
                null,
                stream == null ? queued.get(id(file)) : (Long) Integer.toUnsignedLong(stream.getInqLen()),
                stream == null ? null : (Long) Integer.toUnsignedLong(stream.getOutqLen()),
                detail);
    }

    private @Nullable TcpStream stream(InetSocket socket) {
        String name = "tcp-stream-" + Integer.toHexString(socket.getIno()) + ".img";
        return SocketWords.tcp(socket.getProto()) && folder.has(name)
                ? folder.first(name, ImageMagic.TCP_STREAM, TcpStream.parser())
                : null;
    }

    private SocketDetail unix(File file, UnixSocket socket) {
        File peer = socket.getPeer() == 0 ? null : unixByInode.get(socket.getPeer());
        String state = socket.getState() == 1 || peer != null ? "connected" : SocketWords.state(0, socket.getState());
        Map<String, String> detail = detail(socket.getOpts());
        backlog(detail, socket.getBacklog(), state);
        String name = OpenFiles.unixName(socket);
        String peerName = peer == null ? "" : OpenFiles.unixName(peer.getUnix());
        return new SocketDetail(
                id(file),
                holders(file),
                "unix",
                SocketWords.type(socket.getType()),
                null,
                state,
                name.isEmpty() ? null : name,
                null,
                peerName.isEmpty() ? null : peerName,
                null,
                peer == null ? null : (Long) id(peer),
                queued.getOrDefault(id(file), 0L),
                peer == null ? null : queued.getOrDefault(id(peer), 0L),
                detail);
    }

    private SocketDetail netlink(File file, NetlinkSocket socket) {
        return new SocketDetail(
                id(file),
                holders(file),
                "netlink",
                "raw",
                SocketWords.netlink(socket.getProtocol()),
                SocketWords.state(0, socket.getState()),
                Integer.toUnsignedString(socket.getPortid()),
                null,
                null,
                null,
                null,
                null,
                null,
                detail(socket.getOpts()));
    }

    private SocketDetail packet(File file, PacketSocket socket) {
        Map<String, String> detail = detail(socket.getOpts());
        if (socket.getIfindex() != 0) {
            detail.put("interface", Integer.toUnsignedString(socket.getIfindex()));
        }
        return new SocketDetail(
                id(file),
                holders(file),
                "packet",
                SocketWords.type(socket.getType()),
                SocketWords.etherType(socket.getProtocol()),
                "unconnected",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                detail);
    }

    private static Map<String, String> detail(SocketOptions options) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("sendBuffer", Integer.toUnsignedString(options.getSoSndbuf()));
        detail.put("receiveBuffer", Integer.toUnsignedString(options.getSoRcvbuf()));
        if (!options.getSoBoundDev().isEmpty()) {
            detail.put("interface", options.getSoBoundDev());
        }
        return detail;
    }

    private static void backlog(Map<String, String> detail, int backlog, String state) {
        if (state.equals("listen")) {
            detail.put("backlog", Integer.toUnsignedString(backlog));
        }
    }

    private List<SocketDetail.Holder> holders(File file) {
        return holders.getOrDefault(id(file), List.of());
    }

    private static long id(File file) {
        return Integer.toUnsignedLong(file.getId());
    }
}
