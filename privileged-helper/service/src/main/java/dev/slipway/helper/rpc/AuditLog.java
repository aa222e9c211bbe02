package dev.slipway.helper.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.rpc.RpcError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each change that was asked for, with who asked and how it went. */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("audit");
    private static final int LONGEST = 200;

    /** A change was done, or begun as a job ({@code error} is null), or refused. */
    public void changed(Peer peer, String method, @Nullable JsonNode params, @Nullable RpcError error) {
        LOG.info(
                "uid={} pid={} method={} object={} result={}",
                peer.uid(),
                peer.pid(),
                method,
                object(params),
                result(error));
    }

    /**
     * A job ended.
     *
     * @param title what the job did, with the name of its object
     */
    public void ended(Peer peer, String method, String title, String job, @Nullable RpcError error) {
        LOG.info(
                "uid={} pid={} method={} object={} job={} result={}",
                peer.uid(),
                peer.pid(),
                method,
                plain(title),
                job,
                result(error));
    }

    private static String result(@Nullable RpcError error) {
        if (error == null) {
            return "ok";
        }
        RpcError.Data data = error.data();
        return data == null ? Integer.toString(error.code()) : data.kind();
    }

    private static String object(@Nullable JsonNode params) {
        if (params == null) {
            return "-";
        }
        for (String key : new String[] {"id", "container", "checkpoint", "job", "name", "bundle", "rootfs", "path"}) {
            JsonNode value = params.path(key);
            if (value.isTextual()) {
                return plain(value.asText());
            }
        }
        return "-";
    }

    /** One word: what would break the line is replaced. */
    public static String plain(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return cut.replaceAll("[^\\p{Graph}]", "_");
    }
}
