package dev.slipway.runtime.criu;

import static dev.slipway.runtime.criu.MadeImages.LAZY;
import static dev.slipway.runtime.criu.MadeImages.PAGE;
import static dev.slipway.runtime.criu.MadeImages.PARENT;
import static dev.slipway.runtime.criu.MadeImages.PRESENT;
import static dev.slipway.runtime.criu.MadeImages.process;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import dev.slipway.runtime.criu.image.Images.Fdinfo;
import dev.slipway.runtime.criu.image.Images.File;
import dev.slipway.runtime.criu.image.Images.InetSocket;
import dev.slipway.runtime.criu.image.Images.KernelIds;
import dev.slipway.runtime.criu.image.Images.Mm;
import dev.slipway.runtime.criu.image.Images.NetlinkSocket;
import dev.slipway.runtime.criu.image.Images.PacketSocket;
import dev.slipway.runtime.criu.image.Images.SocketOptions;
import dev.slipway.runtime.criu.image.Images.TcpStream;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What images tell that are made for a test. */
class MadeImagesTest {
    @TempDir
    private Path all;

    private MadeImages made;

    @BeforeEach
    void make() throws IOException {
        made = in("one/images");
    }

    private MadeImages in(String name) throws IOException {
        return new MadeImages(Files.createDirectories(all.resolve(name)));
    }

    @Test
    void aLengthLargerThanTheFileIsRefusedBeforeMemoryIsTaken() throws IOException {
        made.write("pstree.img", ImageMagic.PSTREE);
        Files.write(
                made.folder().resolve("pstree.img"),
                MadeImages.numbers(ImageMagic.COMMON, ImageMagic.PSTREE.number(), Integer.MAX_VALUE, 0));

        assertThat(damage(made)).contains("pstree.img").contains("impossible length");
    }

    @Test
    void aMessageOfVeryManyPartsIsRefused() throws IOException {
        made.tree(process(1, 0, 1));
        Mm.Builder mm = Mm.newBuilder();
        for (int i = 0; i < 300_000; i++) {
            mm.addVmas(ByteString.EMPTY);
        }
        made.write("mm-1.img", ImageMagic.MM, mm.build());

        assertThat(damage(made)).contains("mm-1.img").contains("impossible number of parts");
    }

    @Test
    void threadsAndZombiesAreRead() throws IOException {
        made.tree(process(1, 0, 1, 4, 5), process(7, 1, 123_456));
        made.core(1, "server", 1);
        made.core(7, "gone", 6);

        List<SavedProcess> processes = made.reader().processes();

        assertThat(processes).hasSize(2);
        assertThat(processes.get(0).threads()).containsExactly(1, 4, 5);
        assertThat(processes.get(0).uid()).isEqualTo(1000);
        assertThat(processes.get(0).gid()).isEqualTo(100);
        assertThat(processes.get(1).state()).isEqualTo(SavedProcess.TaskState.ZOMBIE);
        assertThat(processes.get(1).memory()).isZero();
        assertThat(processes.get(1).threads()).containsExactly(7);
    }

    @Test
    void aTreeWithoutRootOrWithACircleIsRefused() throws IOException {
        made.tree(process(1, 0, 1), process(2, 3, 2), process(3, 2, 3));

        assertThat(damage(made)).contains("descend from the root");
    }

    @Test
    void pagesAreFoundByTheFlagsOfTheirRuns() throws IOException {
        MadeImages parent = in("two/images");
        Files.createSymbolicLink(made.folder().resolve("parent"), Path.of("../../two/images"));
        parent.pagemap("pagemap-1.img", 9, 0x2000, 1, PRESENT, 0x8000, 1, PRESENT);
        parent.pages(9, "pq");
        made.memory(1, 0x1000, 0x7000, 0x8000, 0xa000);
        made.pagemap(
                "pagemap-1.img",
                3,
                0x1000,
                1,
                PRESENT,
                0x2000,
                1,
                PARENT,
                0x3000,
                1,
                LAZY,
                0x4000,
                2,
                LAZY | PRESENT,
                0x9000,
                1,
                PARENT);
        made.pages(3, "ade");

        try (ProcessMemory memory = made.reader().memory(1)) {
            assertThat(memory.areas())
                    .extracting(Area::start, Area::present, Area::older, Area::absent)
                    .containsExactly(
                            tuple(0x1000L, 3L * PAGE, (long) PAGE, 2L * PAGE), tuple(0x8000L, 0L, 0L, 2L * PAGE));
            assertThat(memory.read(0x1ffe, 4)).satisfies(read -> {
                assertThat(read.bytes()).isEqualTo("aapp".getBytes(US_ASCII));
                assertThat(read.holes()).isEmpty();
            });
            assertThat(memory.read(0x4ffe, 4).bytes()).isEqualTo("ddee".getBytes(US_ASCII));
            assertThat(memory.read(0, 0xb000).holes())
                    .containsExactly(
                            hole(0, 0x1000, MemoryBytes.Why.UNMAPPED),
                            hole(0x3000, 0x1000, MemoryBytes.Why.LAZY),
                            hole(0x6000, 0x1000, MemoryBytes.Why.ZERO),
                            hole(0x7000, 0x1000, MemoryBytes.Why.UNMAPPED),
                            hole(0x8000, 0x1000, MemoryBytes.Why.ZERO),
                            hole(0x9000, 0x1000, MemoryBytes.Why.MISSING),
                            hole(0xa000, 0x1000, MemoryBytes.Why.UNMAPPED));
        }
    }

    private static MemoryBytes.Hole hole(long address, long length, MemoryBytes.Why why) {
        return new MemoryBytes.Hole(address, length, why);
    }

    @Test
    void dumpsThatFollowEachOtherInACircleAreRefused() throws IOException {
        MadeImages other = in("two/images");
        Files.createSymbolicLink(made.folder().resolve("parent"), Path.of("../../two/images"));
        Files.createSymbolicLink(other.folder().resolve("parent"), Path.of("../../one/images"));
        for (MadeImages each : List.of(made, other)) {
            each.memory(1, 0x1000, 0x2000);
            each.pagemap("pagemap-1.img", 1, 0x1000, 1, PARENT);
        }

        assertThat(memoryDamage()).contains("have no end");
    }

    @Test
    void aParentElsewhereIsRefused(@TempDir Path elsewhere) throws IOException {
        new MadeImages(elsewhere).pagemap("pagemap-1.img", 1, 0x1000, 1, PRESENT);
        Files.createSymbolicLink(made.folder().resolve("parent"), elsewhere);
        made.memory(1, 0x1000, 0x2000);
        made.pagemap("pagemap-1.img", 1, 0x1000, 1, PARENT);

        assertThat(memoryDamage()).contains("leads away");
    }

    @Test
    void aPagesImageThatIsTooShortOrMissingIsSaid() throws IOException {
        made.memory(1, 0x1000, 0x3000);
        made.pagemap("pagemap-1.img", 1, 0x1000, 2, PRESENT);
        assertThat(memoryDamage()).contains("pages-1.img is missing");
        made.pages(1, "a");
        assertThat(memoryDamage()).contains("pages-1.img").contains("ends too early");
    }

    @Test
    void runsThatOverlapOrHaveNoPlaceAreRefused() throws IOException {
        made.memory(1, 0x1000, 0x3000);
        for (long[] runs : new long[][] {
            {0x2000, 2, PRESENT, 0x3000, 1, PRESENT},
            {0x1001, 1, PRESENT},
            {0x1000, Long.MAX_VALUE / 8, PRESENT},
            {-4096, 1, PRESENT}
        }) {
            made.pagemap("pagemap-1.img", 1, runs);
            assertThat(memoryDamage()).contains("pagemap-1.img").contains("impossible place");
        }
    }

    private String memoryDamage() {
        EngineException error = catchThrowableOfType(EngineException.class, () -> {
            try (ProcessMemory memory = made.reader().memory(1)) {
                memory.areas();
                memory.read(0x1000, 0x2000);
            }
        });
        assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        return error.message();
    }

    private static String damage(MadeImages images) {
        EngineException error = catchThrowableOfType(
                EngineException.class, () -> images.reader().processes());
        assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        return error.message();
    }

    @Test
    void networkSocketsAreReadWithTheirQueues() throws IOException {
        made.tree(process(1, 0, 1), process(2, 1, 2));
        SocketOptions options =
                SocketOptions.newBuilder().setSoSndbuf(100).setSoRcvbuf(200).build();
        made.write(
                "files.img",
                ImageMagic.FILES,
                File.newBuilder()
                        .setType(4)
                        .setId(5)
                        .setInet(InetSocket.newBuilder()
                                .setIno(0xab)
                                .setFamily(2)
                                .setType(1)
                                .setProto(6)
                                .setState(1)
                                .setSrcPort(80)
                                .setDstPort(4000)
                                .addSrcAddr(0x0200000a)
                                .addDstAddr(0x0300000a)
                                .setOpts(options))
                        .build(),
                File.newBuilder()
                        .setType(4)
                        .setId(6)
                        .setInet(InetSocket.newBuilder()
                                .setFamily(10)
                                .setType(1)
                                .setProto(6)
                                .setState(10)
                                .setBacklog(9)
                                .setSrcPort(443)
                                .addAllSrcAddr(List.of(0, 0, 0, 0x01000000))
                                .setOpts(options))
                        .build(),
                File.newBuilder()
                        .setType(13)
                        .setId(7)
                        .setNetlink(NetlinkSocket.newBuilder()
                                .setProtocol(15)
                                .setState(7)
                                .setPortid(12))
                        .build(),
                File.newBuilder()
                        .setType(10)
                        .setId(8)
                        .setPacket(PacketSocket.newBuilder()
                                .setType(3)
                                .setProtocol(0x0300)
                                .setIfindex(2))
                        .build());
        made.write(
                "tcp-stream-ab.img",
                ImageMagic.TCP_STREAM,
                TcpStream.newBuilder().setInqLen(11).setOutqLen(22).build());
        for (int pid : new int[] {1, 2}) {
            made.memory(pid, 0x1000, 0x2000);
            made.write(
                    "ids-" + pid + ".img",
                    ImageMagic.IDS,
                    KernelIds.newBuilder().setFilesId(pid).build());
            made.write(
                    "fdinfo-" + pid + ".img",
                    ImageMagic.FDINFO,
                    Fdinfo.newBuilder().setId(5).setType(4).setFd(3 + pid).build());
        }

        List<SocketDetail> sockets = made.reader().sockets();

        assertThat(sockets.get(0))
                .returns(List.of(new SocketDetail.Holder(1, 4), new SocketDetail.Holder(2, 5)), SocketDetail::holders)
                .returns("inet", SocketDetail::family)
                .returns("stream", SocketDetail::type)
                .returns("tcp", SocketDetail::protocol)
                .returns("established", SocketDetail::state)
                .returns("10.0.0.2", SocketDetail::local)
                .returns(80, SocketDetail::localPort)
                .returns("10.0.0.3", SocketDetail::remote)
                .returns(4000, SocketDetail::remotePort)
                .returns(11L, SocketDetail::receiveQueue)
                .returns(22L, SocketDetail::sendQueue);
        assertThat(sockets.get(1))
                .returns("inet6", SocketDetail::family)
                .returns("listen", SocketDetail::state)
                .returns("0:0:0:0:0:0:0:1", SocketDetail::local)
                .returns(null, SocketDetail::remote)
                .returns("9", socket -> socket.detail().get("backlog"));
        assertThat(sockets.get(2)).returns("uevent", SocketDetail::protocol).returns("12", SocketDetail::local);
        assertThat(sockets.get(3)).returns("raw", SocketDetail::type).returns("2", socket -> socket.detail()
                .get("interface"));
        assertThat(made.reader().descriptors(made.reader().processes().get(0)).get(0))
                .returns("socket", DescriptorDetail::kind)
                .returns("10.0.0.2:80 -> 10.0.0.3:4000", DescriptorDetail::target);
    }
}
