package dev.slipway.gui.view;

import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;

/**
 * One act on some objects. Once it has come to its end with the last of them, one notice tells what became of all, names each failure, and
 * offers another try for what failed. Of an act on a single object nothing but its failure is told. JavaFX thread.
 *
 * @param <T> kind of object
 */
public final class BulkAct<T> {
    /** How many failures the notice itself names. */
    private static final int NAMED = 4;

    private final Desk desk;
    private final String action;
    private final Function<T, String> name;
    private final Function<T, CompletableFuture<String>> ask;

    private BulkAct(Desk desk, String action, Function<T, String> name, Function<T, CompletableFuture<String>> ask) {
        this.desk = desk;
        this.action = action;
        this.name = name;
        this.ask = ask;
    }

    /**
     * Does it to each.
     *
     * @param action id of the action, by which the act is told: {@code bulk.done.<id>}, {@code bulk.noun.<noun>}
     * @param ask asks the helper for it
     */
    public static <T> void run(
            Desk desk,
            String action,
            List<T> objects,
            Function<T, String> name,
            Function<T, ? extends CompletableFuture<?>> ask) {
        if (objects.size() == 1) {
            alone(desk, () -> ask.apply(objects.get(0)));
        } else {
            runTold(desk, action, objects, name, object -> ask.apply(object).thenApply(done -> ""));
        }
    }

    private static void alone(Desk desk, Supplier<? extends CompletableFuture<?>> ask) {
        desk.background().deliver(ask.get(), done -> {}, why -> desk.notices()
                .failed(why, new Notice.Offer(Texts.get("bulk.again"), () -> alone(desk, ask))));
    }

    /**
     * Does it to each where an answer may tell of a failure as well; even of a single one the end is told.
     *
     * @param ask completes with what went wrong; empty for nothing
     */
    public static <T> void runTold(
            Desk desk,
            String action,
            List<T> objects,
            Function<T, String> name,
            Function<T, CompletableFuture<String>> ask) {
        new BulkAct<>(desk, action, name, ask).begin(objects);
    }

    private record Failure<T>(T object, String why) {}

    private void begin(List<T> objects) {
        Round round = new Round(objects.size());
        for (T object : objects) {
            CompletableFuture<String> wrong =
                    ask.apply(object).handle((told, error) -> error == null ? told : Notices.reason(error));
            desk.background().deliver(wrong, why -> round.ended(object, why), error -> {});
        }
    }

    private final class Round {
        private final int all;
        private final List<Failure<T>> failures = new ArrayList<>();
        private int open;

        Round(int all) {
            this.all = all;
            this.open = all;
        }

        void ended(T object, String why) {
            if (!why.isEmpty()) {
                failures.add(new Failure<>(object, why));
            }
            open--;
            if (open == 0) {
                tell();
            }
        }

        private void tell() {
            if (failures.isEmpty()) {
                desk.notices().tell(Notice.Level.SUCCESS, Texts.get("bulk.all", all, noun(), done()), "");
                return;
            }
            int good = all - failures.size();
            desk.notices()
                    .tell(
                            good == 0 ? Notice.Level.ERROR : Notice.Level.WARNING,
                            title(good),
                            detail(),
                            offers().toArray(Notice.Offer[]::new));
        }

        private String title(int good) {
            return good == 0
                    ? Texts.get("bulk.none", all, noun(), done())
                    : Texts.get("bulk.some", good, all, noun(), done(), failures.size());
        }

        private String detail() {
            List<String> lines = new ArrayList<>(lines().stream().limit(NAMED).toList());
            if (failures.size() > NAMED) {
                lines.add(Texts.get("remove.more", failures.size() - NAMED));
            }
            return String.join("\n", lines);
        }

        private List<Notice.Offer> offers() {
            List<Notice.Offer> offers = new ArrayList<>();
            List<T> failed = failures.stream().map(Failure::object).toList();
            offers.add(new Notice.Offer(Texts.get("bulk.again"), () -> begin(failed)));
            if (failures.size() > NAMED) {
                String lines = String.join("\n", lines());
                int good = all - failures.size();
                offers.add(new Notice.Offer(Texts.get("bulk.details"), () -> show(title(good), lines)));
            }
            return offers;
        }

        private List<String> lines() {
            return failures.stream()
                    .map(failure -> Texts.get("bulk.failure", name.apply(failure.object()), failure.why()))
                    .toList();
        }

        private String noun() {
            String noun = action.substring(0, action.indexOf('.'));
            return Texts.get("bulk.noun." + noun + (all == 1 ? ".one" : ".many"));
        }

        private String done() {
            return Texts.get("bulk.done." + action);
        }
    }

    private void show(String title, String lines) {
        Label label = new Label(lines);
        label.setWrapText(true);
        ScrollPane scroll = new ScrollPane(label);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "bulk-details");
        scroll.setId("bulk-details");
        Question.show(desk.layers(), title, scroll);
    }
}
