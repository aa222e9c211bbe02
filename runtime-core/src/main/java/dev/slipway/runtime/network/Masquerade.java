package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramRunner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the address translation that the bridge plugin made for a container. The plugin itself does it only for the
 * addresses that the network namespace tells: for none if that is gone, or if a program in it, which may have been allowed
 * to, took them away. This does the rest, from the result of ADD.
 */
final class Masquerade {
    private static final Logger LOG = LoggerFactory.getLogger(Masquerade.class);
    private static final int CHAIN_DIGITS = 24;

    private final ProgramRunner programs;

    Masquerade(ProgramRunner programs) {
        this.programs = programs;
    }

    /** Removes what is left, if anything is; what is not there is no error. */
    void remove(Network network, String containerId, ObjectNode result) {
        if (network.plugins().stream().noneMatch(plugin -> plugin.path("ipMasq").asBoolean(false))) {
            return;
        }
        remove("iptables", network, containerId, result, address -> address.indexOf(':') < 0);
        remove("ip6tables", network, containerId, result, address -> address.indexOf(':') >= 0);
    }

    private void remove(
            String program, Network network, String containerId, ObjectNode result, Predicate<String> family) {
        List<String> sources = new ArrayList<>();
        for (JsonNode ip : result.path("ips")) {
            String address = ip.path("address").asText();
            if (!address.isEmpty() && family.test(address)) {
                sources.add(address.replaceFirst("/.*", ""));
            }
        }
        String chain = "CNI-" + digest(network.name() + containerId);
        if (sources.isEmpty() || !call(program, "-S", chain)) {
            return;
        }
        String comment = "name: \"" + network.name() + "\" id: \"" + containerId + "\"";
        for (String source : sources) {
            call(program, "-D", "POSTROUTING", "-s", source, "-m", "comment", "--comment", comment, "-j", chain);
        }
        call(program, "-F", chain);
        call(program, "-X", chain);
    }

    private boolean call(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program, "--wait", "-t", "nat"));
        command.addAll(List.of(arguments));
        try {
            return programs.run(Program.of(ErrorKind.NETWORK, command)).succeeded();
        } catch (EngineException e) {
            LOG.warn("{}", e.message());
            return false;
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, CHAIN_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
