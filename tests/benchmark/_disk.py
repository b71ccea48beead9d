"""A disk that may lose power: what a program wrote, and what of it is there afterwards.

The model, which is that of a drive with a volatile cache under a journalling file system:

- Bytes that were written to a file are safe once a later fsync or fdatasync of it has returned.
- Of the writes after that any may be there or not, in any order, down to single sectors of 512
  bytes: writes are torn. A file may have grown without its bytes: those read as zeros.
- Names that were made, changed or removed are safe once their folder was synced; of those after
  that, in one folder, the first few are there: journals keep the order of names, but nothing
  relates names to the bytes of files.
- Memory that is mapped (SQLite's `-shm`) never survives.
"""

import re
from collections import defaultdict
from pathlib import PurePosixPath

SECTOR = 512
CALLS = (
    "openat", "close", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink",
    "mkdir", "dup", "lseek",
)  # fmt: skip
LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
UNFINISHED = re.compile(r"(\d+) +(\w+)\((.*) <unfinished \.\.\.>$", re.DOTALL)
RESUMED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)$", re.DOTALL)
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def calls(path):
    """(name, arguments, result) of every call that succeeded, in the order of their ends."""
    begun = {}
    with path.open() as trace:
        for line in trace:
            text = line.rstrip("\n")
            if found := UNFINISHED.match(text):
                begun[found[1]] = f"{found[1]} {found[2]}({found[3]}"
                continue
            if found := RESUMED.match(text):
                text = begun.pop(found[1]) + found[3]
            found = LINE.match(text)
            if found and int(found[4]) >= 0:
                yield found[2], found[3], int(found[4])


def text_of(arguments):
    """The strings among the arguments, as bytes."""
    return [bytes.fromhex(found.replace("\\x", "")) for found in TEXT.findall(arguments)]


class Recorder:
    """Turns the calls of a traced program into operations on the files under `home`."""

    def __init__(self, home, mark):
        self.home = str(home)
        self.mark = mark.encode()
        self.open = {}
        self.names = {}
        self.files = 0
        self.ops = []

    def record(self, trace):
        for name, arguments, result in calls(trace):
            getattr(self, f"on_{name}", lambda *_: None)(arguments, result)
        return self.ops

    def own(self, path):
        text = path.decode()
        return text if text == self.home or text.startswith(self.home + "/") else None

    def on_openat(self, arguments, handle):
        path = self.own(text_of(arguments)[0])
        self.open.pop(handle, None)
        if path is None:
            return
        if "O_DIRECTORY" in arguments or (path not in self.names and "O_CREAT" not in arguments):
            self.open[handle] = ("folder", path, 0)
            return
        if path not in self.names:
            self.files += 1
            self.names[path] = self.files
            self.ops.append(("name", path, self.files))
        self.open[handle] = ("file", self.names[path], 0)
        if "O_TRUNC" in arguments:
            self.ops.append(("truncate", self.names[path], 0))

    def on_close(self, arguments, _):
        self.open.pop(int(arguments), None)

    def on_write(self, arguments, written):
        handle = int(arguments.partition(",")[0])
        data = text_of(arguments)[0][:written]
        if data.startswith(self.mark):
            self.ops.append(("mark", data[len(self.mark) :]))
        elif handle in self.open:
            kind, file, at = self.open[handle]
            self.ops.append(("write", file, at, data))
            self.open[handle] = (kind, file, at + written)

    def on_pwrite64(self, arguments, written):
        handle = int(arguments.partition(",")[0])
        if handle in self.open:
            at = int(arguments.rpartition(",")[2])
            data = text_of(arguments)[0][:written]
            self.ops.append(("write", self.open[handle][1], at, data))

    def on_fsync(self, arguments, _):
        if found := self.open.get(int(arguments)):
            self.ops.append(("sync " + found[0], found[1]))

    on_fdatasync = on_fsync

    def on_ftruncate(self, arguments, _):
        handle, _, length = arguments.partition(",")
        if int(handle) in self.open:
            self.ops.append(("truncate", self.open[int(handle)][1], int(length)))

    def on_rename(self, arguments, _):
        old, new = (self.own(path) for path in text_of(arguments))
        if old and new:
            self.names[new] = self.names.pop(old)
            self.ops.append(("rename", old, new, self.names[new]))

    def on_unlink(self, arguments, _):
        if path := self.own(text_of(arguments)[0]):
            self.names.pop(path, None)
            self.ops.append(("unlink", path))

    def on_mkdir(self, arguments, _):
        if path := self.own(text_of(arguments)[0]):
            self.ops.append(("mkdir", path))


class Disk:
    """What is safe, and what is still on its way."""

    def __init__(self, home):
        self.home = str(home)
        self.names = {self.home: None}
        self.safe = defaultdict(bytearray)
        self.writes = defaultdict(list)
        self.moves = defaultdict(list)

    def do(self, op):
        match op:
            case ("write" | "truncate", file, *_):
                self.writes[file].append(op)
            case ("sync file", file):
                for write in self.writes.pop(file, []):
                    put(self.safe[file], write)
            case ("sync folder", folder):
                for move in self.moves.pop(folder, []):
                    name(self.names, move)
            case ("rename", _, new, _):
                self.moves[folder_of(new)].append(op)
            case ("name" | "unlink" | "mkdir", path, *_):
                self.moves[folder_of(path)].append(op)

    def after_cut(self, chance):
        """The files that are there when the power is back: their bytes by their paths."""
        names = dict(self.names)
        for moves in self.moves.values():
            for move in moves[: chance.randint(0, len(moves))]:
                name(names, move)
        found = {}
        for path, file in names.items():
            is_there = self.is_reached(path, names)
            if file is not None and is_there and not path.endswith("-shm"):
                found[path] = self.torn(file, chance)
        return found, [
            path for path in names if names[path] is None and self.is_reached(path, names)
        ]

    def is_reached(self, path, names):
        """A folder whose own folder was lost is lost too."""
        return path == self.home or (
            folder_of(path) in names and self.is_reached(folder_of(path), names)
        )

    def torn(self, file, chance):
        content = bytearray(self.safe[file])
        share = chance.choice((0.0, 0.5, 0.9, 1.0, chance.random()))
        for write in self.writes.get(file, ()):
            if write[0] == "truncate":
                if chance.random() < share:
                    put(content, write)
                continue
            _, _, at, data = write
            for start in range(0, len(data), SECTOR):
                if chance.random() < share:
                    put(content, ("write", file, at + start, data[start : start + SECTOR]))
        return bytes(content)


def folder_of(path):
    return str(PurePosixPath(path).parent)


def put(content, write):
    if write[0] == "truncate":
        length = write[2]
        content[:] = content[:length] + bytes(max(0, length - len(content)))
        return
    _, _, at, data = write
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data


def name(names, move):
    match move:
        case ("name", path, file):
            names[path] = file
        case ("rename", old, new, file):
            names.pop(old, None)
            names[new] = file
        case ("unlink", path):
            names.pop(path, None)
        case ("mkdir", path):
            names[path] = None
