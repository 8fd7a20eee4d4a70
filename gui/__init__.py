"""The window: widgets over the core. May import ``core`` and ``resources``, never reportlab.

- ``app``, ``opening``   the way in: the archive is opened while Qt loads
- ``program``        composition root: the only place that builds tasks and windows
- ``main_window``    places the rooms, no logic
- ``style``          tokens to palette, type and style sheet
- ``frame``          header, notices, focus ring, lists and buttons every page shares
- ``archive``, ``questions``, ``live``, ``result``, ``report``, ``settings``   the pages
- ``charts``         the Qt painter of the core's pictures
- ``tasks``, ``crash``, ``preferences``   long work, the last resort, what the window remembers
"""
