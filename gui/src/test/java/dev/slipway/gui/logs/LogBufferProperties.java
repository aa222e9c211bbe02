package dev.slipway.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LogBufferProperties {
    private static final int CAPACITY = 20;

    private int written;

    @Property
    void keepsTheLatestInOrderAndTellsEachChange(
            @ForAll @Size(max = 8) List<@Size(max = 30) List<@IntRange(max = 50) Integer>> batches) {
        LogBuffer buffer = new LogBuffer(CAPACITY);
        List<LogLine> heard = new ArrayList<>();
        buffer.addListener((ListChangeListener<LogLine>) change -> hear(change, heard));
        List<LogLine> model = new ArrayList<>();
        long numbers = 0;
        for (List<Integer> batch : batches) {
            List<LogLine> lines = batch.stream().sorted().map(this::line).toList();
            List<LogLine> before = List.copyOf(buffer);
            long firstBefore = buffer.firstNumber();
            long changed = buffer.add(lines);
            numbers += lines.size();

            model.addAll(lines);
            model.sort(Comparator.comparing(LogLine::place));
            while (model.size() > CAPACITY) {
                model.remove(0);
            }
            assertThat(buffer).containsExactlyElementsOf(model);
            assertThat(heard).containsExactlyElementsOf(model);
            assertThat(buffer.total()).isEqualTo(numbers);
            for (long number = buffer.firstNumber(); number < changed; number++) {
                assertThat(buffer.get(buffer.indexOf(number))).isSameAs(before.get((int) (number - firstBefore)));
            }
        }
    }

    private LogLine line(int second) {
        Instant time = Instant.ofEpochSecond(second);
        return new LogLine(LogSource.ONLY, time, time, false, Level.NONE, new AnsiText("line " + written++, List.of()));
    }

    private static void hear(ListChangeListener.Change<? extends LogLine> change, List<LogLine> heard) {
        while (change.next()) {
            heard.subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                    .clear();
            heard.addAll(change.getFrom(), change.getAddedSubList());
        }
    }
}
