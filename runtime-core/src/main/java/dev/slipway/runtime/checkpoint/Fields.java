package dev.slipway.runtime.checkpoint;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * A protobuf message that is read by field number, without a description of its type. It is scanned at each question
 * and keeps nothing but its bytes, so that a message can't ask for more memory than it has itself.
 */
final class Fields {
    private final ByteBuffer bytes;

    Fields(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** What is done with one field. */
    private interface Visit {
        void field(int number, int tag, CodedInputStream input) throws IOException;
    }

    /** The last integer of this number. */
    OptionalLong number(int field) throws IOException {
        long[] found = new long[1];
        boolean[] any = new boolean[1];
        eachNumber(field, value -> {
            found[0] = value;
            any[0] = true;
        });
        return any[0] ? OptionalLong.of(found[0]) : OptionalLong.empty();
    }

    /** The last integer of this number, or {@code otherwise}. */
    long number(int field, long otherwise) throws IOException {
        return number(field).orElse(otherwise);
    }

    /** The integers of a repeated field, packed or not. */
    void eachNumber(int field, LongConsumer consumer) throws IOException {
        scan((number, tag, input) -> {
            if (number != field) {
                input.skipField(tag);
            } else if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
                consumer.accept(input.readRawVarint64());
            } else if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                int old = input.pushLimit(input.readRawVarint32());
                while (!input.isAtEnd()) {
                    consumer.accept(input.readRawVarint64());
                }
                input.popLimit(old);
            } else {
                input.skipField(tag);
            }
        });
    }

    /** The last message of this number; an empty one where there is none. */
    Fields message(int field) throws IOException {
        List<Fields> all = messages(field, 1);
        return all.isEmpty() ? new Fields(ByteBuffer.allocate(0)) : all.get(0);
    }

    /** The first messages of a repeated field. */
    List<Fields> messages(int field, int limit) throws IOException {
        List<Fields> found = new ArrayList<>();
        scan((number, tag, input) -> {
            if (number == field
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED
                    && found.size() < limit) {
                found.add(new Fields(slice(input)));
            } else {
                input.skipField(tag);
            }
        });
        return found;
    }

    /** The text of this number, "" where there is none; what is no UTF-8 is replaced. */
    String text(int field) throws IOException {
        return StandardCharsets.UTF_8.decode(message(field).bytes.duplicate()).toString();
    }

    private ByteBuffer slice(CodedInputStream input) throws IOException {
        int length = input.readRawVarint32();
        int start = input.getTotalBytesRead();
        input.skipRawBytes(length);
        return bytes.slice(start, length);
    }

    private void scan(Visit visit) throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(bytes.duplicate());
        while (!input.isAtEnd()) {
            int tag = input.readTag();
            visit.field(WireFormat.getTagFieldNumber(tag), tag, input);
        }
    }
}
