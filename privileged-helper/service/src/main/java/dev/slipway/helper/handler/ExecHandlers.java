package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.on;

import dev.slipway.helper.channel.ProcessChannel;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.Views;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ExecCalls;
import dev.slipway.protocol.model.ExecSummary;
import dev.slipway.runtime.container.ExecRequest;
import dev.slipway.runtime.container.Execs;
import dev.slipway.runtime.container.Signals;
import dev.slipway.runtime.process.DetachKeys;
import dev.slipway.runtime.process.Streams;
import dev.slipway.runtime.state.ExecSession;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code container.exec} and {@code exec.*}. */
final class ExecHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(ExecHandlers.class);
    private static final long END_SECONDS = 10;

    private final Execs execs;
    private final ProcessChannels channels;

    ExecHandlers(Execs execs, ProcessChannels channels) {
        this.execs = execs;
        this.channels = channels;
    }

    void register(Methods methods) {
        methods.add(ContainerCalls.EXEC, Access.CHANGE, this::exec)
                .add(ExecCalls.LIST, Access.READ, this::all)
                .add(ExecCalls.INSPECT, Access.READ, (p, s) -> Reply.of(Views.exec(execs.require(p.id()))))
                .add(ExecCalls.KILL, Access.CHANGE, this::kill)
                .add(ExecCalls.RESIZE, Access.CHANGE, this::resize)
                .add(ExecCalls.REMOVE, Access.CHANGE, this::remove);
    }

    private Reply<ContainerCalls.ExecStarted> exec(ContainerCalls.Exec params, Session session) {
        boolean terminal = on(params.terminal());
        boolean stdin = on(params.stdin());
        ExecRequest request = new ExecRequest(
                params.command(),
                terminal,
                stdin,
                params.user(),
                params.workdir(),
                list(params.env()),
                on(params.privileged()));
        DetachKeys keys = ProcessChannels.keys(params.detachKeys(), terminal);
        if (on(params.detach())) {
            ExecSession created = execs.create(params.id(), request);
            execs.start(created.id());
            return Reply.of(new ContainerCalls.ExecStarted(created.id(), null));
        }
        Streams streams = new Streams(stdin || terminal, true, true);
        String[] id = new String[1];
        String channel = channels.open(session.peer(), keys, () -> {
            id[0] = execs.create(params.id(), request).id();
            return new ProcessChannels.Opened(execs.startAttached(id[0], streams), new SessionProcess(id[0]));
        });
        return Reply.of(new ContainerCalls.ExecStarted(id[0], channel));
    }

    private Reply<List<ExecSummary>> all(ExecCalls.Query params, Session session) {
        return Reply.of(execs.list(params.container()).stream().map(Views::exec).toList());
    }

    private Reply<Call.Done> kill(ExecCalls.Kill params, Session session) {
        int signal = params.signal() == null
                ? Signals.KILL
                : Signals.parse(params.signal().asText());
        execs.kill(params.id(), signal);
        return Reply.of(Call.Done.DONE);
    }

    private Reply<Call.Done> resize(ExecCalls.Resize params, Session session) {
        execs.resize(params.id(), params.width(), params.height());
        return Reply.of(Call.Done.DONE);
    }

    private Reply<Call.Done> remove(ExecCalls.Remove params, Session session) {
        execs.remove(params.id(), on(params.force()));
        return Reply.of(Call.Done.DONE);
    }

    /** The process of a session, for its channel. */
    private final class SessionProcess implements ProcessChannel.Attached {
        private final String id;

        private SessionProcess(String id) {
            this.id = id;
        }

        @Override
        public void resize(int width, int height) {
            execs.resize(id, width, height);
        }

        @Override
        public void awaitEnd() {
            try {
                execs.await(id).get(END_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("exec session {} has closed its streams and not ended", id, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
