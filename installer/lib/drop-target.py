#!/usr/bin/python3
"""An X client with one small window that takes a file which is dragged there by the pointer (the XDND protocol, version 5).

drop-target.py X Y shows the window at X, Y and prints "ready". It ends after the drop: "taken PATH" and 0, PATH being the first
file; "no file" and 1 if something else was dropped; after 60 s without a drop: "nothing was dropped" and 2.
"""
import select
import sys
import time
from urllib.parse import unquote, urlparse

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol import event

VERSION = 5
WIDTH, HEIGHT = 180, 48
PATIENCE_SECONDS = 60


class DropTarget:
    def __init__(self, x, y):
        self.display = Display()
        screen = self.display.screen()
        self.window = screen.root.create_window(
            x, y, WIDTH, HEIGHT, 1, screen.root_depth, X.InputOutput, X.CopyFromParent,
            background_pixel=0xCFE8D5, override_redirect=True, event_mask=X.ExposureMask)
        self.window.set_wm_name("Drop target")
        self.window.change_property(self.atom("XdndAware"), Xatom.ATOM, 32, [VERSION])
        self.window.map()
        self.display.sync()
        self.source = None          # the window that something is dragged from

    def atom(self, name):
        return self.display.intern_atom(name)

    def send(self, kind, *data):
        message = event.ClientMessage(
            window=self.source, client_type=self.atom(kind),
            data=(32, ([self.window.id, *data] + [0] * 5)[:5]))
        self.source.send_event(message, event_mask=0)
        self.display.flush()

    def hear(self, message):
        kind = self.display.get_atom_name(message.client_type)
        if kind == "XdndEnter":
            self.source = self.display.create_resource_object("window", message.data[1][0])
        elif kind == "XdndPosition":
            self.send("XdndStatus", 1, 0, 0, self.atom("XdndActionCopy"))
        elif kind == "XdndDrop":
            self.window.convert_selection(
                self.atom("XdndSelection"), self.atom("text/uri-list"), self.atom("DROPPED"), message.data[1][2])
            self.display.flush()

    def read(self):
        found = self.window.get_full_property(self.atom("DROPPED"), X.AnyPropertyType)
        text = bytes(found.value).decode() if found else ""
        self.send("XdndFinished", 1, self.atom("XdndActionCopy"))
        first = urlparse((text.splitlines() or [""])[0].strip("\0"))
        return "taken " + unquote(first.path) if first.scheme == "file" else "no file"

    def run(self):
        print("ready", flush=True)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            while self.display.pending_events():
                happened = self.display.next_event()
                if happened.type == X.Expose:
                    context = self.window.create_gc(foreground=0x222222)
                    self.window.draw_text(context, 14, 28, "Drop it here")
                elif happened.type == X.ClientMessage:
                    self.hear(happened)
                elif happened.type == X.SelectionNotify:
                    return self.read()
            select.select([self.display.fileno()], [], [], 0.1)
        return "nothing was dropped"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    outcome = DropTarget(int(sys.argv[1]), int(sys.argv[2])).run()
    print(outcome, flush=True)
    sys.exit(["taken", "no file", "nothing was dropped"].index(outcome.split(" /")[0]))
