package dev.slipway.gui.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.gui.connection.Upload;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.fx.Latest;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.task.TaskEntry;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.BundleCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes a bundle folder in as a task, and makes and starts a container of it if that is wanted. */
public final class BundleImport {
    private final Desk desk;
    private final ImportRequest request;
    private volatile boolean cancelled;
    private volatile @Nullable String job;

    private BundleImport(Desk desk, ImportRequest request) {
        this.desk = desk;
        this.request = request;
    }

    /** Begins; {@code opened} gets the id of the container as soon as it is there. JavaFX thread. */
    public static void begin(Desk desk, ImportRequest request, Consumer<String> opened) {
        BundleImport it = new BundleImport(desk, request);
        TaskEntry task = desk.tasks().begin(Texts.get("task.import", request.name()), it::cancel);
        var unused = desk.background()
                .run(
                        () -> it.work(task),
                        container -> {
                            Jobs.end(task, null);
                            if (!container.isEmpty()) {
                                opened.accept(container);
                            }
                        },
                        failure -> {
                            Jobs.end(task, failure);
                            if (!(failure instanceof CancellationException)) {
                                desk.notices().failed(failure);
                            }
                        });
    }

    private void cancel() {
        cancelled = true;
        String begun = job;
        if (begun != null) {
            desk.jobs().cancel(begun);
        }
    }

    private String work(TaskEntry task) throws IOException {
        String bundle = take(task);
        if (!request.start()) {
            return "";
        }
        phase(task, Texts.get("phase.create"));
        List<String> networks = request.networks().isEmpty() ? null : request.networks();
        ContainerCalls.Create create =
                ContainerCalls.Create.fromBundle(bundle, request.name(), request.pod(), networks);
        String container =
                desk.helper().call(ContainerCalls.CREATE, create).join().id();
        FxThread.run(() -> desk.openings().container(container, "logs"));
        phase(task, Texts.get("phase.start"));
        desk.helper()
                .call(ContainerCalls.START, new ContainerCalls.Start(container, true))
                .join();
        return container;
    }

    private String take(TaskEntry task) throws IOException {
        String path = request.folder().path().toString();
        Common.Channel channel = desk.helper()
                .call(
                        BundleCalls.IMPORT,
                        new BundleCalls.Import(
                                request.name(),
                                request.inPlace() ? "inPlace" : "copy",
                                request.inPlace() ? path : null))
                .join();
        String begun = channel.job();
        job = begun;
        if (begun != null) {
            desk.jobs().show(begun, task);
        }
        if (begun == null) {
            throw new IOException("could not import the bundle: the helper began no job");
        }
        String token = channel.channel();
        JsonNode result = token == null ? desk.jobs().await(begun).join() : send(token, begun, task);
        JsonNode bundle = result.path("bundle");
        return bundle.path("id").asText(bundle.asText());
    }

    private JsonNode send(String token, String begun, TaskEntry task) throws IOException {
        phase(task, Texts.get("phase.send"));
        long size = Math.max(1, BundleTar.size(request.folder().path()));
        Latest<Double> progress = new Latest<>(
                FxThread.executor(), fraction -> task.fractionProperty().set(fraction));
        try (Upload upload = desk.helper().upload(token)) {
            BundleTar.write(
                    request.folder().path(),
                    upload.output(),
                    written -> progress.set(Math.min(1, (double) written / size)),
                    () -> cancelled);
            upload.end();
            phase(task, Texts.get("phase.unpack"));
            return desk.jobs().await(begun).join();
        } catch (IOException e) {
            // the helper closes the channel when its job fails, and its reason says more than a broken pipe
            desk.jobs().await(begun).orTimeout(2, TimeUnit.SECONDS).join();
            throw e;
        }
    }

    private static void phase(TaskEntry task, String text) {
        FxThread.run(() -> task.phaseProperty().set(text));
    }
}
