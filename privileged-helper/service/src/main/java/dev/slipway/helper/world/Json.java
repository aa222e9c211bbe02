package dev.slipway.helper.world;

import dev.slipway.protocol.rpc.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Puts JSON together out of pieces that are JSON already. */
final class Json {
    private Json() {}

    static byte[] join(byte[] head, byte[] body, char end) {
        byte[] joined = Arrays.copyOf(head, head.length + body.length + 1);
        System.arraycopy(body, 0, joined, head.length, body.length);
        joined[joined.length - 1] = (byte) end;
        return joined;
    }

    /** A text as JSON has it. Ids of networks are names, which others may have chosen. */
    static String quoted(String text) {
        return new String(Message.encode(text), StandardCharsets.UTF_8);
    }

    static byte[] array(List<byte[]> elements) {
        return array("", elements, "");
    }

    /** {@code before [ elements ] after}. */
    static byte[] array(String before, List<byte[]> elements, String after) {
        int size = before.length() + after.length() + 2;
        for (byte[] element : elements) {
            size += element.length + 1;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        bytes.write('[');
        boolean first = true;
        for (byte[] element : elements) {
            if (!first) {
                bytes.write(',');
            }
            first = false;
            bytes.writeBytes(element);
        }
        bytes.write(']');
        bytes.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
