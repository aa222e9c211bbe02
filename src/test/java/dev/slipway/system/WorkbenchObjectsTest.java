package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.VolumeSummary;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real window on images, volumes and networks, by the real pointer and keys; another client sees what comes of it. */
@Tag("window")
class WorkbenchObjectsTest extends WholeSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Client observer;
    private WorkbenchWindow window;
    private Screenshots pictures;
    private String image;

    @Test
    void anImageIsPulledRunWithAVolumeOnANetworkAndAllOfItIsRemoved() {
        TestStore store = helperFolder().store();
        var registry = closedAtEnd(TestRegistry.open(folder().resolve("registry")));
        image = registry.host() + "/harbour:1";
        BuiltImage.in(store, folder().resolve("build"));
        Programs.run(
                Map.of(),
                List.of(
                        "skopeo",
                        "copy",
                        "--dest-tls-verify=false",
                        store.reference(BuiltImage.NAME),
                        "docker://" + image));
        observer = closedAtEnd(new Client(startHelper().connect()));
        images().forEach(each -> observer.call(ImageCalls.REMOVE, new ImageCalls.Remove(each.id(), true)));
        var display = Display.ofEnvironment();
        window = new WorkbenchWindow(new Pointer(display));
        pictures = new Screenshots(display, folder().resolve("pictures"));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();
        window.awaitText("No containers yet");

        pull(registry.host());
        lookInside();
        run();
        browseTheVolume();
        network();
        remove();
    }

    /** The first name is wrong: what was typed is edited, not typed anew. */
    private void pull(String host) {
        window.keys("ctrl+shift+i");
        window.click("field-reference");
        window.type(host + "/Harbour:1");
        window.awaitText("This is no name of an image");
        window.keys("ctrl+a");
        window.type(host + "/nowhere:1");
        window.clickText("Registry: who it is, and who you are");
        window.click("field-tlsVerify");
        window.clickInPopup("Need not prove who it is (insecure)");
        pictures.take("pull");
        window.click("pull-sheet-act");
        window.clickText("Edit and try again");
        window.click("field-reference");
        window.keys("ctrl+a");
        window.type(image);
        window.click("pull-sheet-act");
        window.awaitText("The image has come");
        pictures.take("pulled");
        assertThat(images()).singleElement().satisfies(come -> assertThat(come.names())
                .containsExactly(image));
    }

    private void lookInside() {
        window.act("All images");
        window.awaitWithin("images", image);
        pictures.take("images");
        window.doubleClickText("images", image);
        window.awaitText("What it says of its containers");
        window.awaitText("SHIP=ferry");
        pictures.take("image");
        window.clickText("Layers");
        window.awaitNode("image-layers");
        window.clickText("History");
        window.awaitText("STOPSIGNAL SIGINT");
        pictures.take("history");
    }

    private void run() {
        window.clickWithin("image-tab", "image.run");
        window.click("field-name");
        window.type("ferry");
        window.click("field-command");
        window.type("'echo cast off; sleep 1000'");
        window.clickText("Volumes and root filesystem");
        window.click("field-volumes");
        window.type("cargo");
        window.awaitText("cargo is no volume");
        window.type(":/cargo");
        window.click("create-sheet-spec");
        window.awaitText("\"/bin/sh\"");
        pictures.take("run");
        window.click("create-sheet-act");
        await("ferry").atMost(PATIENCE).until(() -> container()
                .filter(one -> one.status().equals("running"))
                .isPresent());
        window.awaitText("cast off");
        assertThat(container().orElseThrow().image()).isEqualTo(image);
        pictures.take("running");
    }

    private void browseTheVolume() {
        window.act("All volumes");
        window.awaitWithin("volumes", "ferry");
        window.doubleClickText("volumes", "cargo");
        window.awaitWithin("volume-users", "/cargo");
        pictures.take("volume");
        window.clickText("volume-tab", "Files");
        window.awaitText("An empty folder");
        window.clickTab("ferry");
        window.clickText("Files");
        window.doubleClickText("files", "etc");
        window.awaitWithin("files", "passwd");
        pictures.take("files");
    }

    private void network() {
        var name = folder().name().toLowerCase(Locale.ROOT) + "-quay";
        window.act("New network…");
        window.click("field-name");
        window.type(name);
        window.click("field-subnets-0--subnet");
        window.type("10.97.3.7/24");
        window.awaitText("A range is named by its first address");
        pictures.take("new-network");
        window.keys("ctrl+a");
        window.keys("BackSpace");
        window.click("network-sheet-act");
        window.awaitText("Nobody is on it");
        window.clickText("Connect a container…");
        window.click("connect-sheet-act");
        await("connected").atMost(PATIENCE).until(() -> container().orElseThrow().networks().stream()
                .map(NetworkAddress::network)
                .anyMatch(name::equals));
        window.awaitWithin("network-members", "ferry");
        pictures.take("network");
        window.clickText("network-members", "ferry");
        window.click("member.disconnect");
        window.click("question-act");
        window.awaitText("Nobody is on it");
        window.click("network.remove");
        window.awaitText("Its bridge and its configuration go.");
        window.click("question-act");
        await("network gone").atMost(PATIENCE).until(() -> observer.call(NetworkCalls.LIST).stream()
                .map(NetworkSummary::name)
                .noneMatch(name::equals));
    }

    /** What is in use stays, and the window says who uses it. */
    private void remove() {
        window.act("All images");
        window.clickText("images", image);
        window.keys("Delete");
        window.awaitText("The image is in use");
        container()
                .ifPresent(one ->
                        observer.call(ContainerCalls.REMOVE, new ContainerCalls.Remove(one.id(), true, true, null)));
        window.awaitGoneWithin("images", "ferry");
        window.clickText("images", image);
        window.keys("Delete");
        window.awaitText("Remove 1 image?");
        pictures.take("remove");
        window.keys("Return");
        await("image gone").atMost(PATIENCE).until(() -> images().isEmpty());
        window.awaitText("No images yet");
        window.act("Remove unused volumes…");
        window.awaitWithin("prune-preview", "cargo");
        window.click("question-act");
        await("volume gone")
                .atMost(PATIENCE)
                .until(() -> observer.call(VolumeCalls.LIST, VolumeCalls.ListQuery.ALL).stream()
                        .map(VolumeSummary::name)
                        .noneMatch("cargo"::equals));
    }

    private List<ImageSummary> images() {
        return observer.call(ImageCalls.LIST, ImageCalls.Listing.ALL);
    }

    private Optional<ContainerSummary> container() {
        return observer.containers().stream()
                .filter(container -> container.name().equals("ferry"))
                .findFirst();
    }
}
