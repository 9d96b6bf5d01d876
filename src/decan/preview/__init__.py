"""The preview: the journal in memory, its site made page by page as a browser asks, and told anew when a file changes.

    watching   which files were touched
    shelf      what was read of them: the documents, the last good one where a file is broken just now
    studio     the present edition of the site, made anew from the shelf
    answers    what a request gets
    server     HTTP on this machine only, and the event stream that tabs listen to

What is served are the bytes that a build would write, but for the script that a page gets on its way out. Nothing is written.
"""
