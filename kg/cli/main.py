"""Where every run of ``kg`` begins; what a run needs is imported when it needs it."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from kg.cli.plain import answered
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["main"]

#: What writing to an open file may fail of. Other files are written where this is caught.
_UNWRITTEN = frozenset({errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def main(leave: Callable[[int], NoReturn] = os._exit) -> NoReturn:
    """Run the command line; errors of ours end with one message and status 2.

    What answers a plain question only reads, and has written all that it has to say: it may
    ``leave`` as it stands, which takes three milliseconds less than taking everything down.
    Results that cannot be written are such an error; a reader who has seen enough is none.
    """
    try:
        try:
            if answered(sys.argv[1:]):
                leave(0)
            _run()
        finally:
            _write_out()
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)  # noqa: T201  this is the edge
        sys.exit(2)
    except OSError as error:
        _end_unwritten(error)
    sys.exit(0)


def _write_out() -> None:
    try:
        sys.stdout.flush()
    except AttributeError:  # whoever started us closed it: there is none
        return


def _end_unwritten(error: OSError) -> NoReturn:
    """End if the results could not be written; raise any other error again."""
    if error.filename is not None or error.errno not in _UNWRITTEN:
        raise error
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is still kept
    if isinstance(error, BrokenPipeError):
        sys.exit(1)
    message = f"kg: standard output: {error.strerror}. What was written is not whole."
    print(message, file=sys.stderr)  # noqa: T201  this is the edge
    sys.exit(2)


def _run() -> None:
    import warnings

    from kg.cli.commands import cli

    warnings.formatwarning = lambda message, *_where, **_more: f"kg: {message}\n"
    cli(prog_name="kg")


if __name__ == "__main__":
    main()
