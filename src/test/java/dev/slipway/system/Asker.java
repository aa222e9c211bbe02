package dev.slipway.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of some user that asks a helper one thing, in whatever words. */
final class Asker {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "65534";
    private static final String ASK = """
            import socket, sys
            connection = socket.socket(socket.AF_UNIX)
            try:
                connection.connect(sys.argv[1])
            except PermissionError:
                sys.exit("kept out")
            try:
                connection.sendall(sys.argv[2].encode() + b"\\n")
            except BrokenPipeError:
                pass
            print(connection.makefile().readline(), end="")
            """;

    private final List<String> identity;

    private Asker(String... identity) {
        this.identity = List.of(identity);
    }

    static Asker root() {
        return new Asker("--reuid", "0", "--regid", "0", "--clear-groups");
    }

    /** Whose first group is this. */
    static Asker ofGroup(int gid) {
        return new Asker("--reuid", NOBODY, "--regid", Integer.toString(gid), "--clear-groups");
    }

    /** Who is in this group besides. */
    static Asker alsoOfGroup(int gid) {
        return new Asker("--reuid", NOBODY, "--regid", NOBODY, "--groups", Integer.toString(gid));
    }

    static Asker ofNoGroup() {
        return ofGroup(Integer.parseInt(NOBODY));
    }

    /** The helper's answer; fails with {@code kept out} where the kernel doesn't let it connect. */
    JsonNode ask(Path socket, String method, Map<String, ?> parameters) {
        var command = new ArrayList<>(List.of("setpriv"));
        command.addAll(identity);
        command.addAll(List.of("/usr/bin/python3", "-c", ASK, socket.toString(), request(method, parameters)));
        var answer = Programs.run(command.toArray(String[]::new));
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not an answer: " + answer, e);
        }
    }

    private static String request(String method, Map<String, ?> parameters) {
        var request = JSON.createObjectNode();
        request.put("jsonrpc", "2.0").put("id", 1).put("method", method);
        request.set("params", JSON.valueToTree(parameters));
        return request.toString();
    }
}
