package dev.slipway.gui.form;

import dev.slipway.gui.fx.Background;
import dev.slipway.gui.notice.Notices;
import dev.slipway.protocol.rpc.RpcException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One reason why the helper refused a request.
 *
 * @param option name of what is wrong in the request; empty where it is about the whole
 * @param sentence what is wrong, and what to do about it
 */
public record Refusal(String option, String sentence) {
    /** What a failure tells, from its findings where it has some. */
    static List<Refusal> of(Throwable failure) {
        Throwable cause = Background.cause(failure);
        if (!(cause instanceof RpcException rpc)) {
            String message = cause.getMessage();
            return List.of(new Refusal("", Notices.sentence(message == null ? cause.toString() : message)));
        }
        List<Refusal> refusals = new ArrayList<>();
        if (rpc.details().get("findings") instanceof List<?> findings) {
            for (Object finding : findings) {
                if (finding instanceof Map<?, ?> told) {
                    refusals.add(new Refusal(text(told, "option"), words(text(told, "message"), text(told, "remedy"))));
                }
            }
        }
        return refusals.isEmpty()
                ? List.of(new Refusal("", words(rpc.message(), rpc.hint().orElse(""))))
                : refusals;
    }

    /** All that a failure tells, in sentences. */
    public static String words(Throwable failure) {
        return of(failure).stream().map(Refusal::sentence).collect(Collectors.joining(" "));
    }

    private static String text(Map<?, ?> told, String key) {
        Object value = told.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    private static String words(String message, String remedy) {
        return (Notices.sentence(message) + " " + Notices.sentence(remedy)).strip();
    }
}
