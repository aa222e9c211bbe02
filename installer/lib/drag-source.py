#!/usr/bin/python3
"""An X client with one small window from which a file or folder can be dragged by the pointer (the XDND protocol, version 5).

drag-source.py PATH X Y shows the window at X, Y and prints "ready"; someone else presses, moves and releases the real
pointer. It ends after the drop: "taken" and 0, "refused" and 1; after 60 s without one: "nothing was dropped" and 2.
"""
import select
import sys
import time
from pathlib import Path
from urllib.parse import quote

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol import event

VERSION = 5
WIDTH, HEIGHT = 180, 48
PATIENCE_SECONDS = 60


class DragSource:
    def __init__(self, path, x, y):
        self.display = Display()
        self.screen = self.display.screen()
        self.text = ("file://" + quote(str(path)) + "\r\n").encode()
        self.name = path.name
        self.window = self.screen.root.create_window(
            x, y, WIDTH, HEIGHT, 1, self.screen.root_depth, X.InputOutput, X.CopyFromParent,
            background_pixel=0xF4E3B2, override_redirect=True,
            event_mask=X.ExposureMask | X.ButtonPressMask | X.ButtonReleaseMask | X.Button1MotionMask)
        self.window.set_wm_name("Drag source")
        self.window.change_property(self.atom("XdndActionList"), Xatom.ATOM, 32, [self.atom("XdndActionCopy")])
        self.window.map()
        self.display.sync()
        self.target = None          # the window that was told the drag is over it
        self.accepts = False        # its last answer
        self.awaiting = False       # whether an answer of it is due
        self.moved = None           # where the pointer went meanwhile
        self.released = None        # when the button was released

    def atom(self, name):
        return self.display.intern_atom(name)

    def send(self, kind, *data):
        message = event.ClientMessage(
            window=self.target, client_type=self.atom(kind),
            data=(32, ([self.window.id, *data] + [0] * 5)[:5]))
        self.target.send_event(message, event_mask=0)
        self.display.flush()

    def window_under_pointer(self):
        window = self.screen.root
        while window:
            if window.get_full_property(self.atom("XdndAware"), X.AnyPropertyType):
                return window
            window = window.query_pointer().child
        return None

    def move(self, x, y, when):
        under = self.window_under_pointer()
        if under != self.target:
            if self.target:
                self.send("XdndLeave")
            self.target, self.accepts, self.awaiting = under, False, False
            if under:
                self.send("XdndEnter", VERSION << 24, self.atom("text/uri-list"))
        if self.awaiting:
            self.moved = (x, y, when)
        elif self.target:
            self.awaiting, self.moved = True, None
            self.send("XdndPosition", 0, x << 16 | y, when, self.atom("XdndActionCopy"))

    def drop(self):
        """Drops or leaves once the button is released and the last answer is in; returns an outcome or None."""
        if self.released is None or self.awaiting:
            return None
        if self.target is None or not self.accepts:
            if self.target:
                self.send("XdndLeave")
            return "refused"
        self.send("XdndDrop", 0, self.released)
        self.released = None
        return None

    def serve(self, request):
        answer = request.property
        if request.target == self.atom("TARGETS"):
            request.requestor.change_property(answer, Xatom.ATOM, 32, [self.atom("TARGETS"), self.atom("text/uri-list")])
        elif request.target == self.atom("text/uri-list"):
            request.requestor.change_property(answer, request.target, 8, self.text)
        else:
            answer = X.NONE
        request.requestor.send_event(event.SelectionNotify(
            time=request.time, requestor=request.requestor, selection=request.selection, target=request.target, property=answer))

    def answer(self, message):
        if message.client_type == self.atom("XdndStatus"):
            self.accepts, self.awaiting = bool(message.data[1][1] & 1), False
            if self.moved:
                self.move(*self.moved)
            return self.drop()
        if message.client_type == self.atom("XdndFinished"):
            return "taken" if message.data[1][1] & 1 else "refused"
        return None

    def handle(self, happened):
        if happened.type == X.Expose:
            context = self.window.create_gc(foreground=0x222222)
            self.window.draw_text(context, 14, 28, self.name[:26])
        elif happened.type == X.ButtonPress:
            self.window.set_selection_owner(self.atom("XdndSelection"), happened.time)
        elif happened.type == X.MotionNotify:
            self.move(happened.root_x, happened.root_y, happened.time)
        elif happened.type == X.ButtonRelease:
            self.released = happened.time
            return self.drop()
        elif happened.type == X.SelectionRequest:
            self.serve(happened)
        elif happened.type == X.ClientMessage:
            return self.answer(happened)
        return None

    def run(self):
        print("ready", flush=True)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            while self.display.pending_events():
                outcome = self.handle(self.display.next_event())
                if outcome:
                    return outcome
            select.select([self.display.fileno()], [], [], 0.1)
        return "nothing was dropped"


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    outcome = DragSource(Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3])).run()
    print(outcome, flush=True)
    sys.exit(["taken", "refused", "nothing was dropped"].index(outcome))
