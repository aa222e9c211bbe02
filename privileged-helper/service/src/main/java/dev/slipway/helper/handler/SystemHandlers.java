package dev.slipway.helper.handler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.discover.OpenRpc;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.AuditLog;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.DoctorCheck;
import dev.slipway.protocol.rpc.Wire;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code system.*}, {@code rpc.discover} and {@code channel.open}. */
final class SystemHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(SystemHandlers.class);

    private final String version;
    private final Channels channels;
    private final Users users;
    private final Supplier<JsonNode> info;
    private final Supplier<List<DoctorCheck>> doctor;

    SystemHandlers(
            String version,
            Channels channels,
            Users users,
            Supplier<JsonNode> info,
            Supplier<List<DoctorCheck>> doctor) {
        this.version = version;
        this.channels = channels;
        this.users = users;
        this.info = info;
        this.doctor = doctor;
    }

    void register(Methods methods) {
        methods.add(SystemCalls.DISCOVER, Access.READ, (params, session) -> Reply.of(OpenRpc.of(methods, version)))
                .add(SystemCalls.HELLO, Access.READ, this::hello)
                .add(SystemCalls.PING, Access.READ, (params, session) -> Reply.of(Call.Done.DONE))
                .add(SystemCalls.INFO, Access.WORK, (params, session) -> Reply.of(info.get()))
                .add(SystemCalls.DOCTOR, Access.WORK, (params, session) -> Reply.of(doctor.get()))
                .add(SystemCalls.CHANNEL_OPEN, Access.READ, this::open);
    }

    private Reply<SystemCalls.Welcome> hello(SystemCalls.Hello params, Session session) {
        int uid = session.peer().uid();
        if (session.greet()) {
            LOG.info(
                    "client uid={} pid={} says hello: {} {}",
                    uid,
                    session.peer().pid(),
                    AuditLog.plain(params.client()),
                    AuditLog.plain(params.version()));
        }
        return Reply.of(new SystemCalls.Welcome("slipway", version, Wire.PROTOCOL, uid, users.name(uid), "admin"));
    }

    private Reply<Call.Done> open(SystemCalls.ChannelOpen params, Session session) {
        channels.claim(params.channel(), session.peer());
        session.become(params.channel());
        return Reply.of(Call.Done.DONE);
    }
}
