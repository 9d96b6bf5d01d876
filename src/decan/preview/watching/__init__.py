"""What was touched below some places: the first half of a preview.

```
inotify ──┐
Observer ─┼→ Inbox → Watch.wait() → Touched
Polling ──┘
```

A listener says that something happened; the inbox waits until a burst is over and gives one answer; the watch chooses the
listener, and looks now and then whether it missed something. Events are hints: who is told looks at the files.
"""

from decan.preview.watching.inbox import Touched
from decan.preview.watching.watch import Watch

__all__ = ["Touched", "Watch"]
