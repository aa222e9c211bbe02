package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.PageChain.Piece;
import dev.slipway.runtime.criu.ProcessMemory.Stretch;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks over what of a memory is in images. There may be very many stretches, so none is kept. */
final class Stretches implements Iterator<Stretch> {
    private final List<Mapping> mappings;
    private int index;
    private long at;
    private @Nullable Stretch next;

    Stretches(List<Mapping> mappings) {
        this.mappings = mappings;
        at = mappings.isEmpty() ? 0 : mappings.get(0).start();
        next = find();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Stretch next() {
        Stretch found = next;
        if (found == null) {
            throw new NoSuchElementException();
        }
        next = find();
        return found;
    }

    private @Nullable Stretch find() {
        long begin = -1;
        while (index < mappings.size()) {
            Mapping mapping = mappings.get(index);
            PageChain chain = mapping.chain();
            if (chain == null || at >= mapping.end()) {
                long end = at;
                index++;
                at = index < mappings.size() ? mappings.get(index).start() : at;
                if (begin >= 0 && (at != end || index == mappings.size())) {
                    return new Stretch(begin, end - begin);
                }
                continue;
            }
            Piece piece = chain.at(at + mapping.shift(), mapping.end() + mapping.shift());
            if (piece.pages() == null && begin >= 0) {
                return new Stretch(begin, at - begin);
            }
            begin = piece.pages() != null && begin < 0 ? at : begin;
            at += piece.length();
        }
        return null;
    }
}
