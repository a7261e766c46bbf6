"""What is written past Python, to descriptors 1 and 2 of a notebook's process: a file each.

The file is in memory and of a fixed size. Nobody waits for a reader, as behind a pipe, so that
no thread has to be one; and what a process wrote before it died is still there.
"""

import codecs
import os
from collections.abc import Iterator
from typing import Final

NAMES: Final = {1: "stdout", 2: "stderr"}
_PIECE: Final = 1 << 16


def room(most: int) -> int:
    """Make the file and return its descriptor; it takes so many bytes and then refuses."""
    import fcntl  # noqa: PLC0415 - Linux only
    import resource  # noqa: PLC0415

    largest = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    if largest != resource.RLIM_INFINITY:
        most = min(most, largest)
    file = os.memfd_create("written", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(file, most)
    fcntl.fcntl(file, fcntl.F_ADD_SEALS, fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK)
    return file


class Written:
    """What stands in such a file.

    Parameters
    ----------
    file : int
        Its descriptor, which shares its place with all who write.
    taken : int
        Bytes that were read before.
    """

    def __init__(self, file: int, taken: int = 0) -> None:
        self.file, self.taken = file, taken

    def texts(self, *, last: bool = False) -> Iterator[str]:
        """Give what was written since, in pieces; with `last`, half a character too."""
        while (more := os.lseek(self.file, 0, os.SEEK_CUR) - self.taken) > 0:
            data = os.pread(self.file, min(more, _PIECE), self.taken)
            text, used = codecs.utf_8_decode(data, "replace", last)
            if not used:
                return
            self.taken += used
            yield text
